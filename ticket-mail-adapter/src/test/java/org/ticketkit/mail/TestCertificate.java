package org.ticketkit.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for {@code localhost} that nobody but the tests trusts, made by the JDK's keytool on first use. */
final class TestCertificate {

    private static final String PASSWORD = "changeit";
    private static final SSLContext CONTEXT = make();

    private TestCertificate() {}

    /** Proves to be localhost, and trusts nobody else. */
    static SSLContext context() {
        return CONTEXT;
    }

    private static SSLContext make() {
        try {
            Path file =
                    Files.createTempDirectory(Path.of("target"), "certificate").resolve("localhost.p12");
            run(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair -alias localhost -keyalg EC -dname CN=localhost -ext san=dns:localhost -validity 30"
                            + " -storetype PKCS12 -storepass " + PASSWORD + " -keystore " + file);
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                keys.load(in, PASSWORD.toCharArray());
            }
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, PASSWORD.toCharArray());
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("localhost", keys.getCertificate("localhost"));
            TrustManagerFactory others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            others.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), others.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(String tool, String arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(tool));
        command.addAll(List.of(arguments.split(" ")));
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool ended with " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
