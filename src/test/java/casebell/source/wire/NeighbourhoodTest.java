package casebell.source.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.source.Secret;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeighbourhoodTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "10.0.0.7",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "100.64.0.1",
                "100.127.255.255",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:10.0.0.7",
                "64:ff9b::10.0.0.7",
                "2002:a00:7::1"
            })
    void an_address_of_our_own_network_is_private(String address) throws UnknownHostException {
        assertTrue(Neighbourhood.isPrivate(InetAddress.getByName(address)));
        Dns names = name -> List.of(InetAddress.getByName("93.184.216.34"), InetAddress.getByName(address));
        assertThrows(
                Neighbourhood.NotAllowed.class, () -> new Neighbourhood(names, false).lookup("social.example.org"));
        assertEquals(
                2, new Neighbourhood(names, true).lookup("social.example.org").size());
        assertThrows(Neighbourhood.NotAllowed.class, () -> new Neighbourhood(names, false).check(address));
        new Neighbourhood(names, true).check(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.216.34",
                "172.32.0.1",
                "100.128.0.1",
                "11.0.0.1",
                "2606:2800:220:1::1",
                "64:ff9b::8.8.8.8"
            })
    void an_address_of_the_world_is_not(String address) throws UnknownHostException {
        Dns names = name -> List.of(InetAddress.getByName(address));
        assertEquals(
                1, new Neighbourhood(names, false).lookup("social.example.org").size());
        new Neighbourhood(names, false).check(address);
    }

    @Test
    void a_name_that_leads_into_our_own_network_is_not_called() {
        Dns names = name -> List.of(InetAddress.getLoopbackAddress());
        assertEquals(
                "The address of the case system leads into our own network; an operator can allow that with 'private-network'",
                why("https://social.example.org:9", names));
        assertEquals(
                "The address of the case system leads into our own network; an operator can allow that with 'private-network'",
                why("http://127.0.0.1:9", Dns.SYSTEM));
        assertEquals(
                "The address of the case system leads into our own network; an operator can allow that with 'private-network'",
                why("http://[::1]:9", Dns.SYSTEM));
    }

    @Test
    void a_name_that_leads_nowhere_cannot_be_reached() {
        Dns names = name -> {
            throw new UnknownHostException(name);
        };
        assertEquals(
                "The case system cannot be reached, because its name leads nowhere",
                why("https://social.example.org", names));
    }

    private static String why(String base, Dns names) {
        WireSettings settings = new WireSettings(
                "social", URI.create(base), new Secret("token"), Duration.ofSeconds(5), 1 << 10, false);
        WireClient client = new WireClient(settings, Optional.empty(), () -> Instant.EPOCH, names);
        Reply.Failed failed = assertInstanceOf(Reply.Failed.class, client.get("/", Map.of()));
        assertTrue(!failed.mayBeDone(), "nothing was sent");
        return failed.why();
    }
}
