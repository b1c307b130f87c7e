package casebell.discord;

import casebell.cases.CaseRef;
import casebell.cases.Spot;
import casebell.review.incident.Incident;
import casebell.review.thread.CaseThread;
import casebell.review.thread.Chapter;
import casebell.review.thread.ThreadBoard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.entities.channel.attribute.IThreadContainer;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;

/** Threads hang on the message of a card, and have its id. */
final class DiscordThreads implements ThreadBoard {
    private static final Set<Permission> NEEDED =
            Set.of(Permission.CREATE_PUBLIC_THREADS, Permission.MESSAGE_SEND_IN_THREADS);
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 20;

    private final Poster poster;
    private final Buttons buttons;

    DiscordThreads(Poster poster, Buttons buttons) {
        this.poster = poster;
        this.buttons = buttons;
    }

    /** As the list of threads names it. */
    static String name(CaseRef ref) {
        boolean isIncident = ref.source().equals(Incident.SOURCE);
        return Clean.shortened(isIncident ? "Incident " + ref.id() : "Case " + ref, 100);
    }

    @Override
    public Begun begin(CaseRef ref, Spot card) {
        Poster.Sent sent = poster.attempt(card.channelId(), channel -> {
            Message message = Poster.wait(channel.retrieveMessageById(card.messageId()));
            ThreadChannel started = message.getStartedThread();
            return new Poster.Sent.At(new Spot(started == null ? begun(channel, card, ref) : started.getId(), ""));
        });
        if (sent instanceof Poster.Sent.At at) {
            return new Begun.At(at.spot().channelId());
        } else if (sent instanceof Poster.Sent.Later later) {
            return later.isForbidden()
                    ? new Begun.Refused(later.why())
                    : new Begun.Later(later.why(), later.notBefore());
        }
        return new Begun.NoCard();
    }

    private static String begun(GuildMessageChannel channel, Spot card, CaseRef ref)
            throws InterruptedException, ExecutionException, TimeoutException {
        Member self = channel.getGuild().getSelfMember();
        for (Permission permission : NEEDED) {
            if (!self.hasPermission(channel, permission)) {
                throw new InsufficientPermissionException(channel, permission);
            }
        }
        if (!(channel instanceof IThreadContainer container)) {
            throw new InsufficientPermissionException(channel, Permission.CREATE_PUBLIC_THREADS);
        }
        try {
            return Poster.wait(container.createThreadChannel(name(ref), card.messageId()))
                    .getId();
        } catch (ExecutionException e) {
            if (is(ErrorResponse.THREAD_WITH_THIS_MESSAGE_ALREADY_EXISTS, e)) {
                return card.messageId(); // a thread on a message has the message's id
            }
            throw e;
        }
    }

    private static boolean is(ErrorResponse wanted, ExecutionException e) {
        return e.getCause() instanceof ErrorResponseException response && response.getErrorResponse() == wanted;
    }

    @Override
    public Told tell(CaseThread.Place.Stands thread, Chapter chapter) {
        String marker = marker(chapter);
        Optional<ActionRow> row = row(chapter);
        return told(poster.attempt(thread.card().channelId(), parent -> {
            Optional<ThreadChannel> found = find(parent, thread);
            if (found.isEmpty()) {
                return new Poster.Sent.Deleted();
            }
            try {
                Optional<Message> standing = Poster.find(found.get(), marker);
                Message message = standing.isPresent()
                        ? standing.get()
                        : Poster.wait(found.get()
                                .sendMessage(DiscordBoard.compose(StepWords.draw(chapter, marker), row))
                                .setNonce(buttons.nonce(thread.id() + marker)));
                return new Poster.Sent.At(new Spot(thread.id(), message.getId()));
            } catch (ExecutionException e) {
                if (is(ErrorResponse.UNKNOWN_CHANNEL, e)) {
                    return new Poster.Sent.Deleted();
                }
                throw e;
            }
        }));
    }

    /** An archived thread is not among those that Discord told of; its message knows it. */
    private static Optional<ThreadChannel> find(GuildMessageChannel parent, CaseThread.Place.Stands thread)
            throws InterruptedException, ExecutionException, TimeoutException {
        ThreadChannel active = parent.getJDA().getThreadChannelById(thread.id());
        if (active != null) {
            return Optional.of(active);
        }
        Message card = Poster.wait(parent.retrieveMessageById(thread.card().messageId()));
        return Optional.ofNullable(card.getStartedThread());
    }

    /** Who reads in the thread that a batch was proposed can look and approve right there. */
    private Optional<ActionRow> row(Chapter chapter) {
        if (chapter.steps().stream().noneMatch(s -> s.type().equals("incident.batch-proposed"))) {
            return Optional.empty();
        }
        Map<Buttons.Kind, String> ids = buttons.idsOf(chapter.ref(), 0, Set.of(Buttons.Kind.SAMPLE, Buttons.Kind.STOP));
        return Optional.of(ActionRow.of(
                Button.primary(ids.get(Buttons.Kind.SAMPLE), "Look at a sample"),
                Button.danger(ids.get(Buttons.Kind.STOP), "Stop")));
    }

    static String markerInChannel(Chapter latest) {
        return "What happened · " + name(latest.ref());
    }

    @Override
    public Told tellInChannel(Spot card, Optional<Spot> notice, String why, Chapter latest) {
        String marker = markerInChannel(latest);
        MessageEmbed embed = StepWords.drawInChannel(latest, why, marker);
        Poster.Sent sent = notice.isPresent()
                ? poster.edit(
                        notice.get(),
                        new MessageEditBuilder()
                                .setEmbeds(embed)
                                .setReplace(true)
                                .setAllowedMentions(Set.of())
                                .mentionRepliedUser(false)
                                .build())
                : poster.post(card.channelId(), marker, DiscordBoard.compose(embed, Optional.empty()), true);
        return told(sent);
    }

    @Override
    public Optional<Told.Later> leave(CaseThread.Place.Stands thread) {
        Told told = told(poster.attempt(thread.card().channelId(), parent -> {
            Optional<ThreadChannel> found = find(parent, thread);
            if (found.isPresent()) {
                takeAway(found.get());
            }
            return new Poster.Sent.Deleted();
        }));
        return told instanceof Told.Later later ? Optional.of(later) : Optional.empty();
    }

    private static void takeAway(ThreadChannel thread)
            throws InterruptedException, ExecutionException, TimeoutException {
        String own = thread.getJDA().getSelfUser().getId();
        var history = thread.getHistory();
        for (int page = 0; page < MOST_PAGES; page++) {
            List<Message> messages = Poster.wait(history.retrievePast(PAGE));
            for (Message message : messages) {
                if (message.getAuthor().getId().equals(own)
                        && !message.getEmbeds().isEmpty()) {
                    Poster.wait(message.delete());
                }
            }
            if (messages.size() < PAGE) {
                break;
            }
        }
        if (!thread.isArchived()) {
            Poster.wait(thread.getManager().setArchived(true));
        }
    }

    /** What the message of a chapter carries. */
    private static String marker(Chapter chapter) {
        return name(chapter.ref()) + " · no. " + chapter.upTo();
    }

    private static Told told(Poster.Sent sent) {
        if (sent instanceof Poster.Sent.At at) {
            return new Told.At(at.spot());
        }
        return sent instanceof Poster.Sent.Later later
                ? new Told.Later(later.why(), later.notBefore())
                : new Told.Gone();
    }
}
