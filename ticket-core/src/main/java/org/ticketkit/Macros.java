package org.ticketkit;

import java.util.List;
import java.util.Map;
import org.ticketkit.internal.Access;
import org.ticketkit.internal.Context;
import org.ticketkit.internal.TicketCodec;
import org.ticketkit.internal.Tracing;
import org.ticketkit.rule.Macro;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.RunMacro;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketCommand;
import org.ticketkit.ticket.TicketEvent;

/** Runs the macros of one view, each written at once or not at all. */
final class Macros {

    private final Desk desk;

    Macros(Desk desk) {
        this.desk = desk;
    }

    Ticket run(Actor actor, RunMacro command) {
        desk.check(command, List.of());
        return new Together(desk).call(staged -> run(staged, actor, command));
    }

    private static Ticket run(Desk staged, Actor actor, RunMacro command) {
        Context context = staged.context(actor);
        TicketCodec.Loaded loaded = staged.load(command.ticket());
        Access.require(context, Action.READ, loaded.ticket());
        Access.require(context, Action.RUN_MACRO, loaded.ticket());
        Macro macro = macro(staged.engine(), command);
        staged.engine()
                .transactions()
                .decide(scope -> scope.written(Tracing.of(context, loaded, new TicketEvent.MacroRun(macro.ref()))));
        for (TicketCommand each : macro.commands().apply(loaded.ticket())) {
            requireFit(macro, command, each);
            Ticket unused = staged.tickets().perform(actor, each);
        }
        return staged.shown(actor, staged.load(command.ticket()).ticket());
    }

    private static Macro macro(Engine engine, RunMacro command) {
        Macro macro = engine.macros().get(command.macro());
        if (macro == null) {
            throw Refused.because(
                    Refused.Code.UNKNOWN_DEFINITION,
                    "There is no macro " + command.macro() + "; register it in the builder",
                    Map.of("ticket", command.ticket().toString(), "macro", command.macro()));
        }
        return macro;
    }

    private static void requireFit(Macro macro, RunMacro command, TicketCommand each) {
        if (each instanceof RunMacro || !command.ticket().equals(each.ticket())) {
            throw new Misconfigured("Macro " + macro.ref() + " was run on ticket " + command.ticket()
                    + " and says " + each.getClass().getSimpleName() + " on " + each.ticket()
                    + "; it may have commands on the one ticket alone, and no macros");
        }
    }
}
