package casebell.discord;

import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.emoji.Emoji;
import net.dv8tion.jda.api.events.GatewayPingEvent;
import net.dv8tion.jda.api.events.message.GenericMessageEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.MessageUpdateEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears links to cases in the watched channels and in threads at once; what it did not hear, the pass over the channels finds. */
final class LinkListener extends ListenerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(LinkListener.class);
    private static final Emoji NOT_YET = Emoji.fromUnicode("⚠️");

    private final LinkReader reader;
    private final ReadBack readBack;
    private final Earshot earshot;

    LinkListener(LinkReader reader, ReadBack readBack, Earshot earshot) {
        this.reader = reader;
        this.readBack = readBack;
        this.earshot = earshot;
    }

    @Override
    public void onMessageReceived(MessageReceivedEvent event) {
        hear(event, event.getMessage());
    }

    @Override
    public void onMessageUpdate(MessageUpdateEvent event) {
        hear(event, event.getMessage());
    }

    private void hear(GenericMessageEvent event, Message message) {
        if (!earshot.covers(event.getChannel())) {
            return;
        }
        try {
            reader.read(message);
        } catch (RuntimeException e) {
            // the edge: the mark stands before this message, so that a pass finds it as soon as that works again
            LOG.error("Message {} could not be taken down; it is read back later", message.getId(), e);
            message.addReaction(NOT_YET).queue(null, lost -> LOG.info("That could not be shown to the person either"));
            readBack.orderWhole(event.getJDA());
        }
    }

    @Override
    public void onReady(ReadyEvent event) {
        readBack.orderWhole(event.getJDA());
    }

    @Override
    public void onSessionResume(SessionResumeEvent event) {
        readBack.orderWhole(event.getJDA());
    }

    @Override
    public void onSessionRecreate(SessionRecreateEvent event) {
        readBack.orderWhole(event.getJDA());
    }

    @Override
    public void onGatewayPing(GatewayPingEvent event) {
        readBack.orderWhenDue(event.getJDA());
    }
}
