package io.menjin.wechat.push;

/** Takes blanks away that stand between {@code <} and a name, as in the {@code < OpenPID>} of WeChat's own sample. */
final class StrayBlanks {

    private static final String CDATA = "<![CDATA[";
    private static final String CDATA_END = "]]>";

    private StrayBlanks() {}

    /** The same document; what is inside CDATA stays untouched. */
    static String removedFrom(String xml) {
        StringBuilder cleaned = new StringBuilder(xml.length());
        int position = 0;
        while (position < xml.length()) {
            if (xml.startsWith(CDATA, position)) {
                int end = xml.indexOf(CDATA_END, position);
                int next = end < 0 ? xml.length() : end + CDATA_END.length();
                cleaned.append(xml, position, next);
                position = next;
                continue;
            }
            char character = xml.charAt(position++);
            cleaned.append(character);
            if (character == '<') {
                position = skipBlanks(xml, position);
                if (position < xml.length() && xml.charAt(position) == '/') {
                    cleaned.append('/');
                    position = skipBlanks(xml, position + 1);
                }
            }
        }
        return cleaned.toString();
    }

    private static int skipBlanks(String xml, int from) {
        int position = from;
        while (position < xml.length() && Character.isWhitespace(xml.charAt(position))) {
            position++;
        }
        return position;
    }
}
