package casebell.source.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.Dns;

/** Which addresses may be called. Addresses of our own network and of this machine only when that is configured. */
final class Neighbourhood implements Dns {
    private static final Pattern LITERAL =
            Pattern.compile("\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?|[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private final Dns names;
    private final boolean mayBePrivate;

    Neighbourhood(Dns names, boolean mayBePrivate) {
        this.names = names;
        this.mayBePrivate = mayBePrivate;
    }

    /** The name leads into our own network. */
    static final class NotAllowed extends UnknownHostException {
        private static final long serialVersionUID = 1;

        NotAllowed() {
            super("a private address");
        }
    }

    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        List<InetAddress> all = names.lookup(hostname);
        if (mayBePrivate) {
            return all;
        }
        if (all.stream().anyMatch(Neighbourhood::isPrivate)) {
            throw new NotAllowed();
        }
        return all;
    }

    /** Addresses written as numbers are not looked up, so they are checked before the call. */
    void check(String host) throws UnknownHostException {
        if (!mayBePrivate && LITERAL.matcher(host).matches() && isPrivate(InetAddress.getByName(host))) {
            throw new NotAllowed();
        }
    }

    static boolean isPrivate(InetAddress address) {
        byte[] b = address.getAddress();
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        boolean isUniqueLocal = b.length == 16 && (first & 0xfe) == 0xfc;
        boolean isShared = b.length == 4 && first == 100 && (second & 0xc0) == 64;
        boolean isReserved = b.length == 4 && (first == 0 || first >= 240);
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || isUniqueLocal
                || isShared
                || isReserved
                || isTranslated(b);
    }

    /** An IPv4 address inside an IPv6 one (64:ff9b::/96, 2002::/16) counts as what it leads to. */
    private static boolean isTranslated(byte[] b) {
        if (b.length != 16) {
            return false;
        }
        boolean isNat64 = b[0] == 0 && b[1] == 0x64 && (b[2] & 0xff) == 0xff && (b[3] & 0xff) == 0x9b;
        boolean is6to4 = b[0] == 0x20 && b[1] == 0x02;
        int at = isNat64 ? 12 : 2;
        try {
            return (isNat64 || is6to4)
                    && isPrivate(InetAddress.getByAddress(new byte[] {b[at], b[at + 1], b[at + 2], b[at + 3]}));
        } catch (UnknownHostException e) {
            return true;
        }
    }
}
