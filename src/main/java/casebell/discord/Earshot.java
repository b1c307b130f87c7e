package casebell.discord;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;

/** Where links to cases are heard: in the watched channels, in their threads, and in threads that Casebell opened, wherever those are. */
final class Earshot {
    private final String guild;
    private static final int LATEST_ARCHIVED = 50;

    private final List<String> watched;
    private final Set<String> withThreads;

    Earshot(DiscordSettings settings) {
        this.guild = settings.guild();
        this.watched = settings.watched();
        this.withThreads = new LinkedHashSet<>(settings.watched());
        withThreads.addAll(List.of(settings.caseReview(), settings.urgent()));
    }

    /** Whether links are heard there. */
    boolean covers(Channel channel) {
        return channel instanceof ThreadChannel thread ? coversThread(thread) : watched.contains(channel.getId());
    }

    private boolean coversThread(ThreadChannel thread) {
        boolean isOfServer = thread.getGuild().getId().equals(guild);
        return isOfServer && (watched.contains(parent(thread)) || isOurs(thread));
    }

    private static boolean isOurs(ThreadChannel thread) {
        return thread.getOwnerId().equals(thread.getJDA().getSelfUser().getId());
    }

    /** The threads that are not archived and in which links are heard. */
    Stream<ThreadChannel> threads(JDA jda) {
        Guild server = jda.getGuildById(guild);
        return server == null
                ? Stream.empty()
                : server.getThreadChannels().stream().filter(this::coversThread);
    }

    /** The channels in whose archive links can stand that nobody heard: they were written and archived again while the house was away. */
    Set<String> withArchives() {
        return withThreads;
    }

    /** The threads that were archived last in a channel; asks Discord. */
    Stream<ThreadChannel> archived(TextChannel channel) {
        return channel
                .retrieveArchivedPublicThreadChannels()
                .limit(LATEST_ARCHIVED)
                .timeout(30, TimeUnit.SECONDS)
                .complete()
                .stream()
                .filter(this::coversThread);
    }

    /**
     * After which message a thread is read that was never read before: nothing in it is older than the thread itself, and what was written before the
     * marks of the watched channels was heard.
     *
     * @param marks of the watched channels
     * @param recent where reading begins when no channel was ever watched
     */
    String begin(ThreadChannel thread, Function<String, Optional<String>> marks, long recent) {
        long least = (watched.contains(parent(thread)) ? Stream.of(parent(thread)) : watched.stream())
                .flatMap(id -> marks.apply(id).stream())
                .mapToLong(Long::parseUnsignedLong)
                .min()
                .orElse(recent);
        return Long.toString(Math.max(thread.getIdLong() - 1, least));
    }

    /** The channel to which a place belongs: the one that a thread hangs on, or else itself. */
    static String home(Channel channel) {
        return channel instanceof ThreadChannel thread ? parent(thread) : channel.getId();
    }

    private static String parent(ThreadChannel thread) {
        return thread.getParentChannel().getId();
    }
}
