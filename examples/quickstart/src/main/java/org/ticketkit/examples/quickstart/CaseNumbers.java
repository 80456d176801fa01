package org.ticketkit.examples.quickstart;

import java.time.ZoneId;
import org.ticketkit.TicketDesk;
import org.ticketkit.number.CaseNumberFormat;
import org.ticketkit.number.Restart;
import org.ticketkit.number.Spelling;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.TenantId;

/** A desk whose returns, questions and other tenant have numbers of three kinds. */
public final class CaseNumbers {

    private static final TenantId BANK = TenantId.of("bank");

    private CaseNumbers() {}

    static TicketDesk desk(byte[] key) {
        CaseNumberFormat questions = CaseNumberFormat.of("T-{yyyy}-{seq:6}-{check}")
                .inZone(ZoneId.of("Europe/Berlin"))
                .restarting(Restart.YEARLY);
        CaseNumberFormat returns = CaseNumberFormat.of("7{yy}{MM}{dd}{seq:3}{check:damm}"); // digits only
        CaseNumberFormat hidden = CaseNumberFormat.opaque("B-{opaque:6}-{check}", key); // how many? no telling
        return TicketDesk.builder()
                .numbers(questions, returns, hidden)
                .numbersBy((tenant, queue, category) -> {
                    if (tenant.equals(BANK)) {
                        return hidden;
                    }
                    return queue.equals("returns") ? returns : questions;
                })
                .build();
    }

    /** Opens one of each, and reads a number out. */
    public static void main(String[] args) {
        TicketDesk desk = desk(new byte[32]); // yours is drawn by chance, once, and kept
        System.out.println("Question: " + opened(desk, "questions"));
        System.out.println("Return: " + opened(desk, "returns"));
        System.out.println("At the bank: " + opened(desk.tenant(BANK), "questions"));
        CaseNumber number = CaseNumber.of("T-2026-000042-92");
        System.out.println(Spelling.groups(number));
        System.out.println(Spelling.DIN_5009.spell(number));
        System.out.println(Spelling.ICAO.spell(number));
    }

    private static CaseNumber opened(TicketDesk desk, String queue) {
        OpenTicket request = OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Order 7")
                .text("The seat is too small.")
                .queue(queue)
                .build();
        return desk.tickets().open(Actor.system("web"), request).ticket().number();
    }
}
