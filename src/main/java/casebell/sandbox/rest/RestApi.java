package casebell.sandbox.rest;

import casebell.sandbox.chat.Channels;
import casebell.sandbox.chat.Guild;
import casebell.sandbox.chat.Messages;
import casebell.sandbox.chat.Reactions;
import casebell.sandbox.chat.Scribe;
import casebell.sandbox.chat.Threads;
import casebell.sandbox.command.Commands;
import casebell.sandbox.command.Interactions;
import casebell.sandbox.world.World;
import io.javalin.config.RoutesConfig;
import java.util.concurrent.ScheduledExecutorService;

/** Every call of the local Discord, by topic. */
public final class RestApi {
    private final World world;
    private final String base;
    private final ScheduledExecutorService timer;
    private final FrontDesk desk;

    /**
     * @param base the server's own address
     * @param timer watches the three seconds of interactions
     */
    public RestApi(World world, String base, ScheduledExecutorService timer) {
        this.world = world;
        this.base = base;
        this.timer = timer;
        this.desk = new FrontDesk(world, timer);
    }

    public Faults faults() {
        return desk.faults();
    }

    public Journal journal() {
        return desk.journal();
    }

    /** Lays down every route. */
    public void route(RoutesConfig routes) {
        Scribe scribe = new Scribe(world, base);
        Threads threads = new Threads(world, scribe);
        Messages messages = new Messages(world, scribe, threads);
        Commands commands = new Commands(world);
        Interactions interactions = new Interactions(world, scribe, messages, threads, timer);
        Routes laid = desk.routes(routes);
        IdentityRoutes.lay(laid, world, new Channels(world, threads), base);
        GuildRoutes.lay(laid, world, new Channels(world, threads), new Guild(world), threads);
        ChannelRoutes.lay(laid, new Channels(world, threads), threads);
        MessageRoutes.lay(laid, messages, new Reactions(world));
        CommandRoutes.lay(laid, commands, interactions);
        desk.refuseTheRest(routes);
    }
}
