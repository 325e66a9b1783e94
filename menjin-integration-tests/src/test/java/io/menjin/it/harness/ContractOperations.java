package io.menjin.it.harness;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/** The operations that {@code openapi.yaml} lists. */
public final class ContractOperations {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

    private ContractOperations() {}

    /**
     * The operations for which none of these requests was.
     *
     * @param requests as {@link Answer#request()} says them
     * @return methods and paths, as in the contract
     */
    public static Set<String> without(Collection<String> requests) {
        return all().stream()
                .filter(operation ->
                        requests.stream().noneMatch(pattern(operation).asMatchPredicate()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Pattern pattern(String operation) {
        String literal = PARAMETER.matcher(Pattern.quote(operation)).replaceAll("\\\\E[^/]+\\\\Q");
        return Pattern.compile(literal);
    }

    private static Set<String> all() {
        try (Reader file = Files.newBufferedReader(BuildFolders.openApi())) {
            Map<String, Map<String, Map<String, Object>>> contract = new Yaml().load(file);
            Set<String> operations = new TreeSet<>();
            contract.get("paths")
                    .forEach((path, methods) -> methods.keySet().stream()
                            .filter(METHODS::contains)
                            .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
            return operations;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
