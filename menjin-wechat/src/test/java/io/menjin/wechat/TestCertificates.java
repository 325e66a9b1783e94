package io.menjin.wechat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority of our own and the certificates that it signs, made by the JDK's keytool. */
final class TestCertificates {

    private static final String PASSWORD = "changeit";
    private static final String AUTHORITY = "authority";

    private final Path file;

    TestCertificates(Path directory) throws Exception {
        this.file = directory.resolve("certificates.p12");
        generate(AUTHORITY, "CN=Test authority", List.of("-ext", "bc:c"));
    }

    void selfSigned(String alias, String alternativeNames) throws Exception {
        generate(alias, "CN=localhost", List.of("-ext", "san=" + alternativeNames));
    }

    void signed(String alias, String name, String alternativeNames, String... more) throws Exception {
        List<String> options = new ArrayList<>(List.of("-ext", "san=" + alternativeNames, "-signer", AUTHORITY));
        options.addAll(List.of(more));
        generate(alias, name, options);
    }

    /** For a server that shows the certificate of this alias. */
    SSLContext server(String alias) throws GeneralSecurityException, IOException {
        KeyStore all = load();
        KeyStore own = empty();
        own.setKeyEntry(
                alias,
                all.getKey(alias, PASSWORD.toCharArray()),
                PASSWORD.toCharArray(),
                all.getCertificateChain(alias));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return tls;
    }

    /** For a client that trusts the authority and nobody else. */
    SSLContext trustingTheAuthority() throws GeneralSecurityException, IOException {
        Certificate authority = load().getCertificate(AUTHORITY);
        KeyStore anchors = empty();
        anchors.setCertificateEntry(AUTHORITY, authority);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return tls;
    }

    private void generate(String alias, String name, List<String> options) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command =
                new ArrayList<>(List.of(keytool, "-J-XX:TieredStopAtLevel=1", "-genkeypair", "-keyalg", "EC"));
        command.addAll(List.of("-alias", alias, "-dname", name, "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD));
        command.addAll(options);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(output);
        }
    }

    private KeyStore load() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
