package casebell.discord;

import casebell.cases.CaseStore;
import casebell.cases.History;
import casebell.cases.Permissions;
import casebell.digest.DigestDesk;
import casebell.escalation.EscalationDesk;
import casebell.intake.IntakeDesk;
import casebell.intake.LinkFinder;
import casebell.intake.SystemsDesk;
import casebell.liaison.LiaisonDesk;
import casebell.review.AppealDesk;
import casebell.review.CardStore;
import casebell.review.CustodyDesk;
import casebell.review.HandsDesk;
import casebell.review.PolicyDesk;
import casebell.review.QueueDesk;
import casebell.review.ReviewDesk;
import casebell.review.ReviewStore;
import casebell.review.incident.EndingDesk;
import casebell.review.incident.Gathering;
import casebell.review.incident.IncidentDesk;
import casebell.review.people.PeopleDesk;
import casebell.review.people.ShiftDesk;
import casebell.review.people.TextDesk;
import casebell.review.thread.ThreadDesk;

/** What the commands speak with: the desks, and what they read. */
public record Desks(
        LinkFinder links,
        IntakeDesk intake,
        ReviewDesk review,
        QueueDesk queue,
        HandsDesk hands,
        CustodyDesk custody,
        AppealDesk appeals,
        TextDesk texts,
        PeopleDesk people,
        ShiftDesk shifts,
        SystemsDesk systems,
        EscalationDesk escalation,
        LiaisonDesk liaison,
        DigestDesk digest,
        PolicyDesk policy,
        IncidentDesk incidents,
        EndingDesk endings,
        ThreadDesk threads,
        Gathering gathering,
        CaseStore cases,
        ReviewStore reviews,
        CardStore cards,
        History history,
        Permissions permissions) {}
