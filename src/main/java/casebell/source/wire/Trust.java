package casebell.source.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The authorities of a file, for a case system whose certificate is signed by an authority of one's own. No other one is accepted there then. */
public final class Trust {
    private static final long LARGEST = 1 << 20;

    private final SSLSocketFactory sockets;
    private final X509TrustManager manager;

    private Trust(SSLSocketFactory sockets, X509TrustManager manager) {
        this.sockets = sockets;
        this.manager = manager;
    }

    /**
     * Reads certificates.
     *
     * @param pem one or more, each between {@code BEGIN CERTIFICATE} and {@code END CERTIFICATE}
     * @throws IOException when the file cannot be read or holds no certificate; the message says what was found
     */
    public static Trust of(Path pem) throws IOException {
        if (!Files.isRegularFile(pem) || Files.size(pem) > LARGEST) {
            throw new IOException("there is no such file, or it is larger than a megabyte");
        }
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new IOException("there is no certificate in it");
            }
            return of(List.copyOf(found));
        } catch (GeneralSecurityException e) {
            throw new IOException("there is something in it that is no certificate", e);
        }
    }

    private static Trust of(List<Certificate> authorities) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("authority-" + i, authorities.get(i));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        List<X509TrustManager> managers = new ArrayList<>();
        Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .forEach(managers::add);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.toArray(new X509TrustManager[0]), null);
        return new Trust(context.getSocketFactory(), managers.get(0));
    }

    SSLSocketFactory sockets() {
        return sockets;
    }

    X509TrustManager manager() {
        return manager;
    }
}
