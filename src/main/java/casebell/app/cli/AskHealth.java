package casebell.app.cli;

import casebell.app.config.ConfigLoader;
import casebell.app.config.Settings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code health}. */
@Command(
        name = "health",
        description = "Asks a running Casebell whether it works; for the health check of a container.")
final class AskHealth extends Verb {
    private static final int LIMIT_MILLIS = 3_000;

    @Mixin
    private final ConfigFile config;

    AskHealth(ConfigLoader loader) {
        this.config = new ConfigFile(loader);
    }

    @Override
    public Integer call() throws IOException {
        Optional<Settings> settings = config.settings(console().err());
        if (settings.isEmpty()) {
            return Jobs.PROBLEM;
        }
        Settings.ServiceSettings service = settings.get().service();
        if (service.port() == 0) {
            console().err().println("service.port is 0, so nobody knows where to ask. Set it to a fixed port.");
            return Jobs.PROBLEM;
        }
        String host = service.host().equals("0.0.0.0") ? "127.0.0.1" : service.host();
        URI address = URI.create(
                "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + service.port() + "/health");
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            int status = connection.getResponseCode();
            console()
                    .out()
                    .println(
                            status == 200
                                    ? "Casebell works."
                                    : "Casebell does not work at the moment (" + status + ").");
            return status == 200 ? Jobs.OK : Jobs.PROBLEM;
        } catch (IOException away) {
            console().err().println("Nobody answers at " + address + ". Is Casebell running, with this configuration?");
            return Jobs.PROBLEM;
        }
    }
}
