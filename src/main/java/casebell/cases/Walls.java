package casebell.cases;

import casebell.audit.Entry;
import casebell.audit.Json;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The walls between teams, and around confidential cases. A case is of the teams that name its source; when none does, of the teams that name the channel
 * in which it was first seen; otherwise it is everybody's. Who pastes a link in the own team's channel does not get another team's case by it.
 */
public final class Walls {
    private final Team.All all;
    private final CustodyStore custodies;
    private final InstantSource clock;

    public Walls(Team.All all, CustodyStore custodies, InstantSource clock) {
        this.all = all;
        this.custodies = custodies;
        this.clock = clock;
    }

    /** Whether a case is for the named few. */
    public boolean isConfidential(CaseRef ref) {
        return custodies.find(ref).flatMap(Custody::seal).isPresent();
    }

    /** The teams whose case it is; none means everybody's. */
    public List<Team> teamsOf(CaseRef ref) {
        List<Team> bySource = bySource(ref.source());
        if (!bySource.isEmpty()
                || all.teams().stream().allMatch(t -> t.channels().isEmpty())) {
            return bySource;
        }
        return custodies
                .find(ref)
                .flatMap(Custody::channelId)
                .map(channel -> all.teams().stream()
                        .filter(t -> t.channels().contains(channel))
                        .toList())
                .orElse(List.of());
    }

    /** Whether a case may be named where everybody reads: it is no team's, and not for the named few. */
    public boolean isEverybodys(CaseRef ref) {
        return !isConfidential(ref) && teamsOf(ref).isEmpty();
    }

    /** Where the card of a case is shown. */
    public Shelf shelf(CaseRef ref) {
        if (isConfidential(ref)) {
            return new Shelf(true, all.confidential());
        }
        return new Shelf(
                false, teamsOf(ref).stream().flatMap(t -> t.cards().stream()).findFirst());
    }

    /**
     * Where a card belongs.
     *
     * @param isConfidential whether only the named few may read it
     * @param channelId the channel; empty for a confidential case means that its card tells nothing, and otherwise the channels of everybody
     */
    public record Shelf(boolean isConfidential, Optional<String> channelId) {
        /** The channels of everybody. */
        public static final Shelf OPEN = new Shelf(false, Optional.empty());
    }

    /** Takes note of the channel in which a case was first seen, when that decides whose it is. Called inside the change that takes note of the case. */
    public void file(CaseRef ref, String channelId) {
        boolean decides = bySource(ref.source()).isEmpty()
                && all.teams().stream().anyMatch(t -> t.channels().contains(channelId));
        if (decides) {
            custodies.change(ref, stored -> {
                Custody before = stored.orElseGet(() -> Custody.of(ref));
                return before.channelId().isPresent()
                        ? Change.none(false)
                        : Change.to(
                                        before.seenIn(channelId),
                                        Entry.ofHouse(
                                                "case.filed",
                                                ref.toString(),
                                                Json.object().with("channel", channelId)))
                                .answering(true);
            });
        }
    }

    /** The case system says that it is confidential. Called inside the change that takes note of that. */
    void sealByLabel(CaseRef ref) {
        custodies.change(ref, stored -> {
            Custody before = stored.orElseGet(() -> Custody.of(ref));
            return before.seal().isPresent() || before.isLifted()
                    ? Change.none(false)
                    : Change.to(
                                    before.sealed(new Custody.Seal(
                                            Optional.empty(), "The case system says so", clock.instant())),
                                    Entry.ofHouse("case.sealed", ref.toString(), Json.object()))
                            .ordering(Order.of(
                                    Errand.SHOW_PAGE, ref, "custody-" + (before.revision() + 1), clock.instant()))
                            .answering(true);
        });
    }

    /** Puts on the record that somebody looked at a confidential case; nothing for any other. */
    public void noteLook(CaseRef ref, Staff who, String at) {
        custodies.change(
                ref,
                stored -> stored.flatMap(Custody::seal).isEmpty()
                        ? Change.none(false)
                        : new Change<Custody, Boolean>(
                                Optional.empty(),
                                List.of(Entry.ofStaff(
                                        "case.looked-at",
                                        ref.toString(),
                                        who.id(),
                                        Json.object().with("at", at))),
                                List.of(),
                                true));
    }

    /** The teams. */
    public List<Team> teams() {
        return all.teams();
    }

    boolean grantsSomewhere(Staff who, Deed deed) {
        return all.teams().stream()
                .flatMap(t -> Optional.ofNullable(t.mayDo().get(deed)).stream())
                .anyMatch(g -> g.includes(who));
    }

    boolean letIn(Staff who, CaseRef ref, Permissions permissions) {
        List<Team> teams = teamsOf(ref);
        if (isConfidential(ref)) {
            return permissions.grant(Deed.CONFIDE, teams).includes(who);
        }
        return teams.isEmpty()
                || permissions.allow(who, Deed.OVERSEE)
                || teams.stream().anyMatch(t -> t.members().includes(who));
    }

    Sight sight(Staff who, Permissions permissions) {
        boolean isConfidant = permissions.allow(who, Deed.CONFIDE);
        if (permissions.allow(who, Deed.OVERSEE)) {
            return new Sight(Set.of(), Set.of(), Set.of(), isConfidant);
        }
        Set<String> own = new HashSet<>();
        Set<String> closed = new HashSet<>();
        Set<String> ownChannels = new HashSet<>();
        Set<String> channels = new HashSet<>();
        for (Team team : all.teams()) {
            boolean isMember = team.members().includes(who);
            (isMember ? own : closed).addAll(team.sources());
            (isMember ? ownChannels : channels).addAll(team.channels());
        }
        closed.removeAll(own);
        channels.removeAll(ownChannels);
        return new Sight(closed, own, channels, isConfidant);
    }

    private List<Team> bySource(String source) {
        return all.teams().stream().filter(t -> t.sources().contains(source)).toList();
    }
}
