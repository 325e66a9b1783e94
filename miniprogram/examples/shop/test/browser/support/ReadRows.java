import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads rows of SQLite files: a question a line, {@code {"file","sql","params"}}, an answer a line. Ends with its input. */
class ReadRows {
    private static final JsonMapper JSON = new JsonMapper();

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(JSON.writeValueAsString(answer(JSON.readTree(line))));
        }
    }

    private static Map<String, Object> answer(JsonNode question) {
        String url = "jdbc:sqlite:file:" + question.get("file").asString() + "?mode=ro";
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement =
                        connection.prepareStatement(question.get("sql").asString())) {
            int at = 0;
            for (JsonNode param : question.get("params")) {
                statement.setObject(++at, param.isNumber() ? (Object) param.asLong() : param.asString());
            }
            try (ResultSet rows = statement.executeQuery()) {
                return Map.of("rows", all(rows));
            }
        } catch (SQLException e) {
            return Map.of("error", String.valueOf(e.getMessage()));
        }
    }

    private static List<Map<String, Object>> all(ResultSet rows) throws SQLException {
        List<Map<String, Object>> all = new ArrayList<>();
        while (rows.next()) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                row.put(rows.getMetaData().getColumnLabel(i), rows.getObject(i));
            }
            all.add(row);
        }
        return all;
    }
}
