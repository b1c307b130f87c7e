package casebell.source.wire;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Why a connection is not safe, in a sentence of our own. */
final class Unsafe {
    private static final int DEEPEST = 10;

    private Unsafe() {}

    static String why(SSLException e) {
        if (e instanceof SSLPeerUnverifiedException) {
            return "The certificate of the case system is for another host, so nothing was sent (TLS)";
        }
        if (isCausedBy(e, CertificateExpiredException.class) || isCausedBy(e, CertificateNotYetValidException.class)) {
            return "The certificate of the case system is out of date, so nothing was sent (TLS)";
        }
        if (isCausedBy(e, CertPathBuilderException.class) || isCausedBy(e, CertPathValidatorException.class)) {
            return "The certificate of the case system is not from an authority that we trust, so nothing was sent (TLS);"
                    + " an operator can name the authority with 'trust'";
        }
        return "The connection to the case system is not safe (TLS)";
    }

    /** Whether the two sides had not agreed yet: then nothing was sent. */
    static boolean isBeforeTheCall(SSLException e) {
        return e instanceof SSLHandshakeException || e instanceof SSLPeerUnverifiedException;
    }

    private static boolean isCausedBy(Throwable e, Class<? extends Throwable> kind) {
        return Stream.iterate(e, t -> t != null, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(kind::isInstance);
    }
}
