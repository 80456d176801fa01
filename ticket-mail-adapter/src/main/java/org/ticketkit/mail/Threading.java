package org.ticketkit.mail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ticketkit.mail.Hit.Standing;
import org.ticketkit.mail.Route.Refusal;
import org.ticketkit.mail.Route.Why;

/**
 * Decides to which ticket a mail belongs, from what points to tickets and from how far its sender is to be trusted: a pure function
 * (rules M6 and M8).
 *
 * <p>Every hit is judged for itself; of those that are trusted the strongest wins. Two tickets with equal strength, or no hit that is
 * trusted, make a new ticket that is linked to what was found. Nothing is ever appended on the word of a hit that was refused.
 */
final class Threading {

    /** The reason of a new ticket that nothing points away from. */
    static final String NEW = "new";

    /** The reason of a new ticket because equally strong signs name different tickets. */
    static final String AMBIGUOUS = "ambiguous";

    /** The reason of a new ticket because somebody passed on a mail of another. */
    static final String FORWARD = "forward";

    /** The reason of a new ticket because no sign was to be trusted. */
    static final String CLAIM_REFUSED = "claim-refused";

    private final SenderTrust trust;
    private final boolean isForward;
    private final UnknownSender unknownSender;
    private final List<Route> trusted = new ArrayList<>();
    private final List<Hit> related = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();

    private Threading(SenderTrust trust, boolean isForward, UnknownSender unknownSender) {
        this.trust = trust;
        this.isForward = isForward;
        this.unknownSender = unknownSender;
    }

    /** Decides where a mail goes. */
    static Route route(List<Hit> hits, SenderTrust trust, boolean isForward, UnknownSender unknownSender) {
        Threading threading = new Threading(trust, isForward, unknownSender);
        hits.forEach(threading::judge);
        return threading.strongest();
    }

    private void judge(Hit hit) {
        boolean isStrong = hit.sign().strength() == Sign.Strength.STRONG;
        if (isForward && hit.sign() != Sign.RECIPIENT_TOKEN) {
            related.add(hit);
        } else if (hit.standing() instanceof Standing.Agent) {
            judgeAgent(hit, trust == SenderTrust.PASS);
        } else if (hit.standing() instanceof Standing.AgentByAddress) {
            refuse(hit, Why.AGENT_NOT_PROVED);
        } else if (hit.standing() instanceof Standing.Takes) {
            judgeParticipant(hit, isStrong);
        } else {
            judgeStranger(hit, isStrong);
        }
    }

    private void judgeAgent(Hit hit, boolean isAuthenticated) {
        if (isAuthenticated) {
            trusted.add(new Route.Continue(hit));
        } else {
            refuse(hit, Why.AGENT_NOT_PROVED);
        }
    }

    /** A strong sign proves that the sender saw our mail, which is more than a domain's failed check takes away. */
    private void judgeParticipant(Hit hit, boolean isStrong) {
        if (isStrong || trust != SenderTrust.FAIL) {
            trusted.add(new Route.Continue(hit));
        } else {
            refuse(hit, Why.SENDER_DISOWNED);
        }
    }

    private void judgeStranger(Hit hit, boolean isStrong) {
        if (!isStrong) {
            refuse(hit, Why.UNKNOWN_SENDER);
        } else if (trust == SenderTrust.FAIL) {
            refuse(hit, Why.SENDER_DISOWNED);
        } else {
            switch (unknownSender) {
                case ADD_AS_GUEST -> trusted.add(new Route.AsGuest(hit));
                case PENDING -> trusted.add(new Route.Pending(hit));
                case NEW_TICKET -> refuse(hit, Why.UNKNOWN_SENDER);
            }
        }
    }

    private void refuse(Hit hit, Why why) {
        refused.add(new Refusal(hit, why));
    }

    private Route strongest() {
        var best = trusted.stream().map(route -> hit(route).sign().strength()).max(Comparator.naturalOrder());
        if (best.isEmpty()) {
            return fresh(related.isEmpty() ? (refused.isEmpty() ? NEW : CLAIM_REFUSED) : FORWARD);
        }
        List<Route> equals = trusted.stream()
                .filter(route -> hit(route).sign().strength() == best.get())
                .toList();
        if (equals.stream().map(route -> hit(route).ticket()).distinct().count() == 1) {
            return equals.stream().min(Comparator.comparingInt(Threading::rank)).orElseThrow();
        }
        equals.forEach(route -> related.add(hit(route)));
        return fresh(AMBIGUOUS);
    }

    private Route.Fresh fresh(String reason) {
        return new Route.Fresh(reason, List.copyOf(related), List.copyOf(refused));
    }

    /** Of several ways into the same ticket an agent's own comes first, then a participant's. */
    private static int rank(Route route) {
        return hit(route).standing() instanceof Standing.Agent ? 0 : route instanceof Route.Continue ? 1 : 2;
    }

    private static Hit hit(Route route) {
        if (route instanceof Route.Continue there) {
            return there.hit();
        }
        return route instanceof Route.AsGuest guest ? guest.hit() : ((Route.Pending) route).hit();
    }
}
