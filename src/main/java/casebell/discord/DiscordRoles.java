package casebell.discord;

import casebell.cases.Role;
import casebell.cases.Staff;
import casebell.review.RoleRegister;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Discord which roles a person holds now. */
final class DiscordRoles implements RoleRegister {
    private static final Logger LOG = LoggerFactory.getLogger(DiscordRoles.class);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Supplier<Optional<JDA>> connection;
    private final DiscordSettings settings;

    DiscordRoles(Supplier<Optional<JDA>> connection, DiscordSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    @Override
    public Optional<Set<Role>> find(String staffId) {
        return findStaff(staffId).map(Staff::roles);
    }

    @Override
    public Optional<Staff> findStaff(String staffId) {
        Optional<Guild> guild =
                connection.get().flatMap(jda -> Optional.ofNullable(jda.getGuildById(settings.guild())));
        if (guild.isEmpty() || !staffId.matches("[0-9]{1,19}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new StaffReader(settings.roles())
                    .read(
                            staffId,
                            guild.get()
                                    .retrieveMemberById(staffId)
                                    .timeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                                    .complete()));
        } catch (ErrorResponseException e) {
            boolean isGone = e.getErrorResponse() == ErrorResponse.UNKNOWN_MEMBER
                    || e.getErrorResponse() == ErrorResponse.UNKNOWN_USER;
            if (!isGone) {
                LOG.warn("The roles of an approver could not be read: {}", Poster.inWords(e));
            }
            return isGone ? Optional.of(new Staff(staffId, Set.of())) : Optional.empty();
        } catch (RuntimeException e) {
            LOG.warn(
                    "The roles of an approver could not be read: {}",
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
