package casebell.discord;

import casebell.cases.CaseRef;
import casebell.cases.Permissions;
import casebell.cases.Spot;
import casebell.digest.DigestChannel;
import casebell.escalation.Duty;
import casebell.escalation.Pager;
import casebell.intake.WatchLog;
import casebell.liaison.LiaisonBoard;
import casebell.review.Card;
import casebell.review.PolicyBoard;
import casebell.review.RestTimes;
import casebell.review.ReviewBoard;
import casebell.review.RoleRegister;
import casebell.review.TeamBoard;
import casebell.review.incident.IncidentBoard;
import casebell.review.news.NewsBoard;
import casebell.review.thread.ThreadBoard;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ChunkingFilter;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.MemberCachePolicy;
import net.dv8tion.jda.api.utils.cache.CacheFlag;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins the server, checks that everything is there, listens, and leaves in order. The ports that it offers work as soon as it has joined. */
public final class DiscordGate implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DiscordGate.class);
    private static final List<Permission> NEEDED = List.of(
            Permission.VIEW_CHANNEL,
            Permission.MESSAGE_SEND,
            Permission.MESSAGE_EMBED_LINKS,
            Permission.MESSAGE_HISTORY);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    private final DiscordSettings settings;
    private final Buttons buttons;
    private final InstantSource clock;
    private final ExecutorService workers;
    private final ExecutorService ears;
    private final Set<String> further;
    private final CountDownLatch left = new CountDownLatch(1);
    private final AtomicReference<JDA> connection = new AtomicReference<>();
    private final Poster poster;

    /**
     * @param buttons makes component ids
     * @param workers carries out presses and commands, bounded; it stays the caller's to close
     * @param ears hear what happens and acknowledge it, bounded; apart from the workers, so that no press waits for the work of an earlier one; it
     *     stays the caller's to close
     * @param further channels in which cards of teams and confidential cases are posted
     */
    public DiscordGate(
            DiscordSettings settings,
            Buttons buttons,
            InstantSource clock,
            ExecutorService workers,
            ExecutorService ears,
            Set<String> further) {
        this.ears = ears;
        this.further = Set.copyOf(further);
        this.settings = settings;
        this.buttons = buttons;
        this.clock = clock;
        this.workers = workers;
        this.poster = new Poster(clock, buttons::nonce);
    }

    /**
     * Where cards are shown.
     *
     * @param showsExcerpt whether an excerpt of the text stands on them
     * @param around what holds for a case besides its facts and its review
     */
    public ReviewBoard board(boolean showsExcerpt, Function<CaseRef, Card.Around> around) {
        return new DiscordBoard(poster, new CaseCard(buttons, showsExcerpt), settings, around);
    }

    /** Where teams are told. */
    public TeamBoard teams() {
        return new TeamNotices(poster, settings);
    }

    /** Where it is said how many new cases got no card. */
    public NewsBoard news() {
        return new DiscordNews(poster, settings);
    }

    /** Where incidents are shown. */
    public IncidentBoard incidents() {
        return new DiscordIncidents(poster, new IncidentCard(buttons, settings.guild()), settings);
    }

    /** Where threads are begun. */
    public ThreadBoard threads() {
        return new DiscordThreads(poster, buttons);
    }

    /**
     * How people are reached.
     *
     * @param isEverybodys whether a case may be named where everybody reads
     * @param cards where the card of a case stands
     */
    public Pager pager(Predicate<CaseRef> isEverybodys, Function<CaseRef, Optional<Spot>> cards) {
        return new DiscordPager(poster, buttons, settings, isEverybodys, cards);
    }

    /** Where digests are posted. */
    public DigestChannel digests() {
        return new DiscordDigests(poster, settings);
    }

    /** Where policy owners are told. */
    public PolicyBoard policyOwners() {
        return new PolicyNotices(poster, settings);
    }

    /**
     * How liaisons are reminded.
     *
     * @param rest tells who is not pinged at the moment
     */
    public LiaisonBoard liaisons(RestTimes rest) {
        return new DiscordLiaisons(poster, settings, rest);
    }

    /** Who of those on call can help. */
    public Duty duty(Permissions permissions) {
        return new DiscordDuty(permissions, roles(), settings.roles());
    }

    /** Which roles people hold. */
    public RoleRegister roles() {
        return new DiscordRoles(() -> Optional.ofNullable(connection.get()), settings);
    }

    /** Whether the bot is connected. */
    public boolean isReady() {
        JDA jda = connection.get();
        return jda != null && jda.getStatus() == JDA.Status.CONNECTED;
    }

    /**
     * Joins, waiting as long as the service is away.
     *
     * @param desks what commands speak with
     * @param pause how long to wait before the next try, at first; it doubles up to a minute
     * @throws InterruptedException when the thread is asked to stop
     * @throws DiscordTrouble when the token is refused, or the server lacks what is configured; all of it is named
     */
    public void join(Desks desks, WatchLog marks, Duration pause) throws InterruptedException {
        MessageRequest.setDefaultMentions(EnumSet.noneOf(net.dv8tion.jda.api.entities.Message.MentionType.class));
        MessageRequest.setDefaultMentionRepliedUser(false);
        StaffReader staff = new StaffReader(settings.roles());
        Answering answering = new Answering(workers);
        LinkReader reader = new LinkReader(desks, settings, clock);
        Earshot earshot = new Earshot(settings);
        ReadBack readBack = new ReadBack(reader, marks, settings, workers, clock);
        JDABuilder builder = builder()
                .addEventListeners(
                        new LinkListener(reader, readBack, earshot),
                        new CommandListener(
                                desks,
                                settings,
                                staff,
                                answering,
                                new IncidentPresses(desks, buttons, answering),
                                clock),
                        new PressListener(desks, buttons, staff, answering));
        Duration wait = pause;
        while (!tryToJoin(builder)) {
            LOG.warn("Discord could not be joined; next try in {} s", wait.toSeconds());
            if (left.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new DiscordTrouble("Casebell was stopped before it had joined Discord.");
            }
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
        }
    }

    /** Whether it worked; false when the service is away or answers with errors, so that a later try may help. */
    private boolean tryToJoin(JDABuilder builder) throws InterruptedException {
        Arrival arrival = new Arrival();
        boolean joined = false;
        try {
            JDA jda = builder.addEventListeners(arrival).build();
            connection.set(jda);
            if (!arrival.comes(READY_WITHIN)) {
                LOG.warn("Discord let the bot in but did not tell it the server within {} s", READY_WITHIN.toSeconds());
                return false;
            }
            if (jda.isUnavailable(Long.parseUnsignedLong(settings.guild()))) {
                LOG.warn("Discord says that the server is not available at the moment");
                return false;
            }
            check(jda);
            register(jda);
            poster.begin(jda);
            joined = true;
            return true;
        } catch (InvalidTokenException e) {
            throw new DiscordTrouble(
                    "Discord refused the bot's token. Make a new one in the developer portal and set it.");
        } catch (ErrorResponseException e) {
            LOG.warn("Discord could not be reached or answered with an error: {}", Poster.inWords(e));
            return false;
        } finally {
            builder.removeEventListeners(arrival);
            if (!joined) {
                Optional.ofNullable(connection.getAndSet(null)).ifPresent(JDA::shutdownNow);
            }
        }
    }

    /** A join that still waits ends. */
    public void giveUpJoining() {
        left.countDown();
    }

    private JDABuilder builder() {
        EnumSet<GatewayIntent> intents = EnumSet.of(GatewayIntent.GUILD_MESSAGES);
        if (settings.readsMessages()) {
            intents.add(GatewayIntent.MESSAGE_CONTENT);
        }
        JDABuilder builder = JDABuilder.createLight(settings.token().get(), intents)
                .setMemberCachePolicy(MemberCachePolicy.NONE)
                .setChunkingFilter(ChunkingFilter.NONE)
                .disableCache(EnumSet.allOf(CacheFlag.class))
                .setEnableShutdownHook(false)
                .setEventPool(ears, false);
        settings.restUrl().ifPresent(url -> builder.setRestConfig(new RestConfig().setBaseUrl(url)));
        settings.gatewayUrl()
                .ifPresent(url -> builder.setSessionController(new ConcurrentSessionController() {
                    @Override
                    public String getGateway() {
                        return url;
                    }
                }));
        return builder;
    }

    private void check(JDA jda) {
        List<String> missing = new ArrayList<>();
        Guild guild = jda.getGuildById(settings.guild());
        if (guild == null) {
            throw new DiscordTrouble(
                    "The bot is not in the server " + settings.guild() + ". Invite it, or set discord.guild.");
        }
        List<String> ids = new ArrayList<>(settings.watched());
        ids.addAll(List.of(
                settings.caseReview(),
                settings.urgent(),
                settings.leadership(),
                settings.digest(),
                settings.policy(),
                settings.liaison()));
        ids.addAll(further);
        ids.addAll(DiscordNews.channels(settings));
        for (String id : ids.stream().distinct().toList()) {
            TextChannel channel = guild.getTextChannelById(id);
            if (channel == null) {
                missing.add("the channel " + id + " is not there, or the bot may not see it");
                continue;
            }
            NEEDED.stream()
                    .filter(p -> !guild.getSelfMember().hasPermission(channel, p))
                    .forEach(p -> missing.add("the permission '" + p.getName() + "' in #" + channel.getName()));
        }
        settings.roles()
                .forEach((role, wanted) -> wanted.stream()
                        .filter(id -> guild.getRoleById(id) == null)
                        .forEach(id -> missing.add("the role " + id + " for " + role.word() + " is not there")));
        if (!missing.isEmpty()) {
            throw new DiscordTrouble("The server lacks what is configured:\n  - " + String.join("\n  - ", missing));
        }
    }

    private void register(JDA jda) {
        Guild guild = jda.getGuildById(settings.guild());
        if (guild != null) {
            guild.updateCommands().addCommands(CommandTable.data()).complete();
        }
    }

    @Override
    public void close() {
        left.countDown();
        JDA jda = connection.getAndSet(null);
        if (jda != null) {
            jda.shutdown();
            try {
                if (!jda.awaitShutdown(5, TimeUnit.SECONDS)) {
                    jda.shutdownNow();
                }
            } catch (InterruptedException e) {
                jda.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
    }
}
