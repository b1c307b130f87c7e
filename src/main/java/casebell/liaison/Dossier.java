package casebell.liaison;

import casebell.cases.Revised;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The contact with one targeted person's office.
 *
 * @param target the platform's account, as {@code source/account}
 * @param contacts who spoke with the office when, and about what; the latest two hundred, oldest first
 * @param promises what was promised, oldest first
 */
public record Dossier(String target, List<Contact> contacts, List<Promise> promises, long revision) implements Revised {
    private static final int MOST_CONTACTS = 200;

    public Dossier {
        contacts = List.copyOf(contacts);
        promises = List.copyOf(promises);
    }

    /**
     * One contact.
     *
     * @param staffId who spoke for the platform
     * @param note what it was about, in the liaison's words, at most 500 characters, no personal data
     */
    public record Contact(String staffId, Instant at, String note) {}

    /**
     * A promise.
     *
     * @param number 1 for the first of this person
     * @param what what was promised, at most 500 characters
     * @param due until when
     * @param keptAt when it was kept
     */
    public record Promise(int number, String staffId, String what, Instant due, Optional<Instant> keptAt) {}

    static Dossier of(String target) {
        return new Dossier(target, List.of(), List.of(), 0);
    }

    Dossier with(Contact contact) {
        List<Contact> all = new ArrayList<>(contacts);
        all.add(contact);
        return new Dossier(
                target, all.subList(Math.max(0, all.size() - MOST_CONTACTS), all.size()), promises, revision + 1);
    }

    Dossier with(Promise promise) {
        List<Promise> all = new ArrayList<>(promises);
        all.add(promise);
        return new Dossier(target, contacts, all, revision + 1);
    }

    Dossier kept(int number, Instant at) {
        List<Promise> all = promises.stream()
                .map(p ->
                        p.number() == number ? new Promise(number, p.staffId(), p.what(), p.due(), Optional.of(at)) : p)
                .toList();
        return new Dossier(target, contacts, all, revision + 1);
    }

    /** The promise of this number that is not kept yet. */
    public Optional<Promise> open(int number) {
        return promises.stream()
                .filter(p -> p.number() == number && p.keptAt().isEmpty())
                .findFirst();
    }
}
