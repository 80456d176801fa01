package org.ticketkit;

import jakarta.validation.Validator;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.ticketkit.internal.CommandValidation;
import org.ticketkit.internal.Cursors;
import org.ticketkit.internal.Definitions;
import org.ticketkit.internal.Fingerprint;
import org.ticketkit.internal.Ids;
import org.ticketkit.internal.Owning;
import org.ticketkit.internal.Receipts;
import org.ticketkit.internal.RuleBook;
import org.ticketkit.internal.Seal;
import org.ticketkit.internal.Shared;
import org.ticketkit.lifecycle.ClosedPolicy;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.OutgoingPolicy;
import org.ticketkit.memory.InMemory;
import org.ticketkit.notice.Templates;
import org.ticketkit.number.CaseNumberFormat;
import org.ticketkit.number.CaseNumberScanner;
import org.ticketkit.number.FormatChoice;
import org.ticketkit.rule.Macro;
import org.ticketkit.rule.Rule;
import org.ticketkit.spi.AccessPolicy;
import org.ticketkit.spi.Directory;
import org.ticketkit.spi.Notifier;
import org.ticketkit.spi.RolePolicy;
import org.ticketkit.spi.Storage;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.worktime.Term;

/** Puts a desk together; everything has a default. Used once, by one thread. */
public final class DeskBuilder {

    /** How long a claim lasts unless the builder is told otherwise, in elapsed time. */
    public static final Duration DEFAULT_CLAIM_TERM = Duration.ofHours(2);

    /** How long an offered ticket waits for an answer unless the builder is told otherwise, in elapsed time. */
    public static final Duration DEFAULT_HAND_OVER_TERM = Duration.ofDays(1);

    private static final int WARNING_PERCENT = 75;

    private static final int MIN_SECRET_BYTES = 16;

    private final Map<DefinitionRef, Lifecycle> lifecycles = new LinkedHashMap<>();
    private final Map<String, Macro> macros = new LinkedHashMap<>();
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, Notifier> notifiers = new LinkedHashMap<>();
    private final List<CaseNumberFormat> formats = new ArrayList<>();
    private final List<Consumer<List<Recorded>>> listeners = new ArrayList<>();
    private @Nullable FormatChoice formatChoice;
    private @Nullable Storage storage;
    private InstantSource clock = InstantSource.system();
    private RandomGenerator random = new SecureRandom();
    private Directory directory = Directory.NOBODY;
    private AccessPolicy access = new RolePolicy();
    private Limits limits = Limits.ofDefaults();
    private Lifecycle lifecycle = Lifecycle.standard();
    private ClosedPolicy closedPolicy = ClosedPolicy.standard();
    private OutgoingPolicy outgoingPolicy = OutgoingPolicy.FREE;
    private Term claimTerm = Term.elapsed(DEFAULT_CLAIM_TERM);
    private @Nullable Term claimWarning;
    private Term handOverTerm = Term.elapsed(DEFAULT_HAND_OVER_TERM);
    private int ruleBudget = Rules.DEFAULT_BUDGET;
    private Delivering delivering = Delivering.ofDefaults();
    private Templates templates = Templates.standard();
    private @Nullable Function<String, URI> statusPage;
    private @Nullable Validator validator;
    private byte @Nullable [] secret;

    DeskBuilder() {}

    /** Where everything is kept; in memory by default. */
    public DeskBuilder storage(Storage ports) {
        storage = ports;
        return this;
    }

    /** What time it is; the system's by default. */
    public DeskBuilder clock(InstantSource source) {
        clock = source;
        return this;
    }

    /** The source of chance for ids and tokens; must be safe for several threads and hard to guess. {@link SecureRandom} by default. */
    public DeskBuilder random(RandomGenerator source) {
        random = source;
        return this;
    }

    /** Who knows the people; nobody by default. */
    public DeskBuilder directory(Directory people) {
        directory = people;
        return this;
    }

    /** Who may do what; {@link RolePolicy} by default. */
    public DeskBuilder access(AccessPolicy policy) {
        access = policy;
        return this;
    }

    /** How much a command may bring; {@link Limits#ofDefaults()} by default. */
    public DeskBuilder limits(Limits sizes) {
        limits = sizes;
        return this;
    }

    /** The lifecycle of new tickets; {@link Lifecycle#standard()} by default. */
    public DeskBuilder lifecycle(Lifecycle table) {
        lifecycle = table;
        return this;
    }

    /** One more lifecycle that tickets may be pinned to. Those that a lifecycle replaces are known without being named. */
    public DeskBuilder knownLifecycle(Lifecycle table) {
        lifecycles.put(table.ref(), table);
        table.replacements().forEach(replacement -> {
            if (!lifecycles.containsKey(replacement.earlier().ref())) {
                knownLifecycle(replacement.earlier());
            }
        });
        return this;
    }

    /** What becomes of messages to closed tickets; {@link ClosedPolicy#standard()} by default. */
    public DeskBuilder closedPolicy(ClosedPolicy policy) {
        closedPolicy = policy;
        return this;
    }

    /**
     * One more macro for {@link Tickets#run}.
     *
     * @throws Misconfigured if there is one of this name already
     */
    public DeskBuilder macro(Macro macro) {
        if (macros.putIfAbsent(macro.ref().name(), macro) != null) {
            throw new Misconfigured("There are two macros " + macro.ref().name() + "; keep one");
        }
        return this;
    }

    /**
     * One more rule, applied after those before it; register it on every node.
     *
     * @throws Misconfigured if there is one of this name already
     */
    public DeskBuilder rule(Rule rule) {
        if (rules.putIfAbsent(rule.ref().name(), rule) != null) {
            throw new Misconfigured("There are two rules " + rule.ref().name() + "; keep one");
        }
        return this;
    }

    /**
     * How often rules may fire because of one event and of what comes of it; {@link Rules#DEFAULT_BUDGET} by default.
     *
     * @throws Misconfigured if it is less than 1
     */
    public DeskBuilder ruleBudget(int firings) {
        if (firings < 1) {
            throw new Misconfigured("A budget of " + firings + " lets no rule fire; use 1 or more");
        }
        ruleBudget = firings;
        return this;
    }

    /** Which messages to the outside need an approval by others (rule L9); none by default. */
    public DeskBuilder outgoingPolicy(OutgoingPolicy policy) {
        outgoingPolicy = policy;
        return this;
    }

    /** How long a claim lasts, in elapsed or in working time (rule O3); {@link #DEFAULT_CLAIM_TERM} by default. */
    public DeskBuilder claimTerm(Term term) {
        claimTerm = term;
        return this;
    }

    /**
     * How long after its beginning a claim warns of its end, by a {@link org.ticketkit.ticket.TicketEvent.ClaimEnding} (rule O3); after
     * three quarters of its time by default, and not at all if it has ended by then.
     */
    public DeskBuilder claimWarning(Term term) {
        claimWarning = term;
        return this;
    }

    /** How long an offered ticket waits for an answer (rule O2); {@link #DEFAULT_HAND_OVER_TERM} by default. */
    public DeskBuilder handOverTerm(Term term) {
        handOverTerm = term;
        return this;
    }

    /**
     * How new numbers are written, and the formats of before that are still read (rule N6); {@link CaseNumberFormat#DEFAULT} by default.
     * The first one writes, unless {@link #numbersBy} chooses.
     */
    public DeskBuilder numbers(CaseNumberFormat format, CaseNumberFormat... earlier) {
        formats.clear();
        formats.add(format);
        formats.addAll(List.of(earlier));
        return this;
    }

    /** Which of the {@link #numbers} writes the number of a new ticket, by tenant, queue and category; the first by default. */
    public DeskBuilder numbersBy(FormatChoice choice) {
        formatChoice = choice;
        return this;
    }

    /**
     * Who delivers notices on a channel. Register it on every node: nothing is put into the outbox for a channel without one.
     *
     * @throws Misconfigured if the channel has one already
     */
    public DeskBuilder notifier(Notifier notifier) {
        if (notifiers.putIfAbsent(notifier.channel(), notifier) != null) {
            throw new Misconfigured("Channel " + notifier.channel() + " has two notifiers; keep one");
        }
        return this;
    }

    /** How notices are delivered; {@link Delivering#ofDefaults()} by default. */
    public DeskBuilder delivering(Delivering rules) {
        delivering = rules;
        return this;
    }

    /** The texts of notices; {@link Templates#standard()} by default. */
    public DeskBuilder templates(Templates texts) {
        templates = texts;
        return this;
    }

    /** Makes the address of the requester's view from a token; then every notice has a link to it. None by default. */
    public DeskBuilder statusPage(Function<String, URI> address) {
        statusPage = address;
        return this;
    }

    /** The host's own validator, with Hibernate Validator's or another engine; by default one is made when first needed. */
    public DeskBuilder validator(Validator own) {
        validator = own;
        return this;
    }

    /**
     * What the cursors of pages and the receipts of staged files are sealed with, at least 16 bytes that are hard to guess, the same on
     * all nodes. By default the first desk on a storage draws one and keeps it there, for all that follow.
     *
     * @throws Misconfigured if it is shorter
     */
    public DeskBuilder secret(byte[] bytes) {
        if (bytes.length < MIN_SECRET_BYTES) {
            throw new Misconfigured("A secret has at least " + MIN_SECRET_BYTES + " bytes, not " + bytes.length);
        }
        secret = bytes.clone();
        return this;
    }

    /**
     * Is told the events of a command after its commit, in the thread that committed; for what can be lost in a crash.
     *
     * @throws Misconfigured when the desk is built, if the storage's unit of work cannot promise hooks after a commit
     */
    public DeskBuilder afterCommit(Consumer<List<Recorded>> listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * The desk, for {@link TenantId#DEFAULT}, in English, for commands. Stores the fingerprints of the definitions and of the formats
     * of numbers, and a secret unless it was given one.
     *
     * @throws Misconfigured if the parts do not go together, a definition was changed without a new version, or a format without a new
     *     template
     */
    public TicketDesk build() {
        Storage ports = storage == null ? InMemory.create() : storage;
        if (!listeners.isEmpty() && !ports.unitOfWork().promisesAfterCommit()) {
            throw new Misconfigured("The unit of work cannot run anything after a commit, so nobody can listen;"
                    + " remove the afterCommit listeners, or use a unit of work that can");
        }
        knownLifecycle(lifecycle);
        LifecycleTemplates.check(lifecycles.values(), templates);
        if (formats.isEmpty()) {
            formats.add(CaseNumberFormat.DEFAULT);
        }
        register(ports);
        Engine engine = engine(ports);
        engine.numbering().prepare(engine.now());
        return new Desk(engine, TenantId.DEFAULT, Locale.ENGLISH, Recorded.Cause.COMMAND);
    }

    private void register(Storage ports) {
        lifecycles.forEach(
                (ref, table) -> Definitions.register(ports, "lifecycle", ref, Fingerprint.sha256(table.describe())));
        rules.values()
                .forEach(rule ->
                        Definitions.register(ports, "rule", rule.ref(), Fingerprint.sha256(RuleBook.describe(rule))));
        templates
                .all()
                .forEach(template -> Definitions.register(ports, "template", template.ref(), template.fingerprint()));
        formats.forEach(format -> Definitions.registerFormat(ports, format.template(), format.fingerprint()));
    }

    private Numbering numbering(Storage ports) {
        CaseNumberFormat first = formats.get(0);
        FormatChoice choice = formatChoice == null ? (tenant, queue, category) -> first : formatChoice;
        return new Numbering(ports.numbers(), List.copyOf(formats), choice, CaseNumberScanner.of(formats));
    }

    private Engine engine(Storage ports) {
        Seal seal = new Seal(secret == null ? Shared.secret(ports, random) : secret);
        return new Engine(
                ports,
                clock,
                random,
                new Ids(random),
                directory,
                access,
                limits,
                Map.copyOf(lifecycles),
                lifecycle,
                closedPolicy,
                Map.copyOf(macros),
                RuleBook.of(List.copyOf(rules.values()), ruleBudget),
                outgoingPolicy,
                new Owning.Terms(
                        claimTerm,
                        claimWarning == null ? claimTerm.percent(WARNING_PERCENT) : claimWarning,
                        handOverTerm),
                numbering(ports),
                Map.copyOf(notifiers),
                delivering,
                templates,
                statusPage,
                validator == null ? CommandValidation.standard() : CommandValidation.with(validator),
                new Cursors(seal),
                new Receipts(seal),
                new Transactions(ports.unitOfWork(), ports.store(), listeners),
                Engine.noneUnknown());
    }
}
