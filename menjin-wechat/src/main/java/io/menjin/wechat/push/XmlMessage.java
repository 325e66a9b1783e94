package io.menjin.wechat.push;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads a message in XML: no document type, so no entities and nothing fetched; nothing deep, nothing long. */
final class XmlMessage {

    private static final String LIMIT = "http://www.oracle.com/xml/jaxp/properties/";

    private XmlMessage() {}

    static MessageFields parse(String xml) throws PushRejectedException {
        Members members = new Members();
        try {
            parser().parse(new InputSource(new StringReader(StrayBlanks.removedFrom(xml))), members);
        } catch (SAXException | IOException malformed) {
            throw new PushRejectedException(PushRejection.MALFORMED);
        }
        return members.fields;
    }

    private static SAXParser parser() throws SAXException {
        try {
            // The JDK's own: another one on the class path may not know these features.
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setXIncludeAware(false);
            SAXParser parser = factory.newSAXParser();
            parser.setProperty(LIMIT + "maxElementDepth", "16");
            parser.setProperty(LIMIT + "elementAttributeLimit", "16");
            return parser;
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("the JDK's parser has these features", impossible);
        }
    }

    /** Collects the children of the root that hold text only. */
    private static final class Members extends DefaultHandler {

        private static final int MEMBER = 2;

        private final MessageFields fields = new MessageFields();
        private final StringBuilder text = new StringBuilder();
        private int depth;
        private boolean plain;

        @Override
        public void startElement(String uri, String localName, String name, Attributes attributes) {
            depth++;
            plain = depth == MEMBER;
            text.setLength(0);
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            if (plain) {
                text.append(characters, start, length);
            }
        }

        @Override
        public void endElement(String uri, String localName, String name) throws SAXException {
            if (plain) {
                try {
                    fields.put(name, text.toString());
                } catch (PushRejectedException twice) {
                    throw new SAXException(twice);
                }
            }
            plain = false;
            depth--;
        }
    }
}
