package casebell.app.wiring;

import casebell.app.config.ConfigLoader;
import casebell.app.config.Settings;
import casebell.policy.Policy;
import casebell.policy.PolicyReader;
import casebell.store.SqlStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The program that the kill tests start and kill: a house as configured, which stops cases where it is told. It ends when its input does. */
final class HouseToKill {
    /** How it says that it has joined. */
    static final String READY = "READY";

    private HouseToKill() {}

    /** Arguments: the configuration file, and then the stops. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> words = List.of(arguments);
        InstantSource clock = InstantSource.system();
        ConfigLoader.Loaded loaded = new ConfigLoader(System.getenv(), clock).load(Optional.of(Path.of(words.get(0))));
        if (!(loaded instanceof ConfigLoader.Loaded.Ready ready)) {
            throw new IllegalArgumentException("The configuration of the test has mistakes: " + loaded);
        }
        Settings settings = ready.settings();
        Policy policy = ((PolicyReader.Read.Ready) PolicyReader.read(settings.policy())).policy();
        Passage passage = new Passage(Set.copyOf(words.subList(1, words.size())), System.out);
        SqlStore store = SqlStore.open(settings.store(), clock);
        try (House house =
                House.open(settings, RealPlace.of(settings), policy, store, clock, new WatchedDoors(passage))) {
            house.join();
            System.out.println(READY);
            System.out.flush();
            while (System.in.read() >= 0) {
                // whatever is written here means nothing; the end of it means the end
            }
        }
        System.exit(0);
    }
}
