package casebell.source.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.source.Secret;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A loopback server over TLS, with certificates made by the JDK's own tool. */
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    private final List<HttpsServer> servers = new ArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused_and_nothing_is_sent() throws Exception {
        Path store = certificate("own", "SAN=IP:127.0.0.1", "-validity", "2");
        Reply.Failed failed = failed(serve(store), Optional.empty());
        assertEquals(
                "The certificate of the case system is not from an authority that we trust, so nothing was sent (TLS);"
                        + " an operator can name the authority with 'trust'",
                failed.why());
        assertFalse(failed.mayBeDone());
        assertEquals(0, calls.get());
    }

    @Test
    void a_certificate_that_the_configuration_trusts_is_accepted() throws Exception {
        Path store = certificate("own", "SAN=IP:127.0.0.1", "-validity", "2");
        Reply reply = call(serve(store), Optional.of(Trust.of(pem(store))));
        assertEquals(200, assertInstanceOf(Reply.Came.class, reply).status());
        assertEquals(1, calls.get());
    }

    @Test
    void where_one_authority_is_named_no_other_one_is_accepted() throws Exception {
        Path ours = certificate("ours", "SAN=IP:127.0.0.1", "-validity", "2");
        Path theirs = certificate("theirs", "SAN=IP:127.0.0.1", "-validity", "2");
        Reply.Failed failed = failed(serve(theirs), Optional.of(Trust.of(pem(ours))));
        assertTrue(failed.why().contains("not from an authority that we trust"), failed.why());
    }

    @Test
    void a_certificate_for_another_host_is_refused_although_it_is_trusted() throws Exception {
        Path store = certificate("own", "SAN=DNS:elsewhere.example", "-validity", "2");
        Reply.Failed failed = failed(serve(store), Optional.of(Trust.of(pem(store))));
        assertEquals("The certificate of the case system is for another host, so nothing was sent (TLS)", failed.why());
        assertFalse(failed.mayBeDone());
        assertEquals(0, calls.get());
    }

    @Test
    void a_certificate_that_is_out_of_date_is_refused_although_it_is_trusted() throws Exception {
        Path authority = certificate("authority", "SAN=DNS:authority.example", "-validity", "30");
        Path store = certificate("old", "SAN=IP:127.0.0.1", "-validity", "30");
        Path request = folder.resolve("old.csr");
        Path signed = folder.resolve("old.crt");
        with(store, "-certreq", "-alias", "a", "-file", request.toString());
        with(
                authority,
                "-gencert",
                "-alias",
                "a",
                "-rfc",
                "-infile",
                request.toString(),
                "-outfile",
                signed.toString(),
                "-ext",
                "SAN=IP:127.0.0.1",
                "-startdate",
                "-10d",
                "-validity",
                "3");
        Path pem = pem(authority);
        with(store, "-importcert", "-noprompt", "-alias", "authority", "-file", pem.toString());
        with(store, "-importcert", "-noprompt", "-alias", "a", "-file", signed.toString());
        Reply.Failed failed = failed(serve(store), Optional.of(Trust.of(pem)));
        assertEquals("The certificate of the case system is out of date, so nothing was sent (TLS)", failed.why());
    }

    @Test
    void a_file_without_a_certificate_is_told() throws IOException {
        assertEquals(
                "there is no such file, or it is larger than a megabyte",
                assertThrows(IOException.class, () -> Trust.of(folder.resolve("none.pem")))
                        .getMessage());
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        assertEquals(
                "there is no certificate in it",
                assertThrows(IOException.class, () -> Trust.of(empty)).getMessage());
        Path other = Files.writeString(folder.resolve("other.pem"), "-----BEGIN CERTIFICATE-----\nx\n");
        assertEquals(
                "there is something in it that is no certificate",
                assertThrows(IOException.class, () -> Trust.of(other)).getMessage());
    }

    private Reply.Failed failed(URI base, Optional<Trust> trust) {
        return assertInstanceOf(Reply.Failed.class, call(base, trust));
    }

    private static Reply call(URI base, Optional<Trust> trust) {
        WireSettings settings = new WireSettings(
                "toot", base, new Secret("very-secret-token"), Duration.ofSeconds(20), 1 << 20, true, trust);
        return new WireClient(settings, Optional.empty(), InstantSource.system()).get("/", Map.of());
    }

    private URI serve(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'{', '}'});
            exchange.close();
        });
        server.start();
        servers.add(server);
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    private Path certificate(String name, String san, String... dates) throws Exception {
        Path store = folder.resolve(name + ".p12");
        List<String> words = new ArrayList<>(List.of(
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                san,
                "-ext",
                "BC=ca:true",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD)));
        words.addAll(List.of(dates));
        keytool(words);
        return store;
    }

    private static Path pem(Path store) throws Exception {
        Path pem = Path.of(store + ".pem");
        keytool(List.of(
                "-exportcert",
                "-rfc",
                "-alias",
                "a",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD),
                "-file",
                pem.toString()));
        return pem;
    }

    private static void with(Path store, String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("-keystore", store.toString(), "-storepass", new String(PASSWORD)));
        keytool(all);
    }

    private static void keytool(List<String> words) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(words);
        Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(tool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(0, tool.waitFor(), said);
    }
}
