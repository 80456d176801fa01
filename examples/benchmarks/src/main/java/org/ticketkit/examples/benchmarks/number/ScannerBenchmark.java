package org.ticketkit.examples.benchmarks.number;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ticketkit.number.CaseNumberFormat;
import org.ticketkit.number.CaseNumberScanner;

/** How fast numbers are found in a million characters: an operation a second is a megabyte a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScannerBenchmark {

    private static final int LENGTH = 1_000_000;
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    /** By hand, what the default format needs at least; it tolerates nothing. */
    private static final Pattern EXPRESSION = Pattern.compile("\\bT-\\d{4}-\\d{6,}-\\d{2}\\b");

    /** What a mail may say; T and t begin many words of it. */
    private static final List<String> LINES = List.of(
            "Hello, the parcel that I ordered on Tuesday, 24.02.2026, has not turned up yet.\n",
            "Guten Tag, seit 2 Tagen teilt mir die Sendungsverfolgung täglich etwas anderes mit.\n",
            "> On Mon, Mar 2, 2026 at 9:14 AM Support <support+t.8f2a@example.org> wrote:\n",
            "> Thank you for your message. To track the parcel, go to https://example.org/track?id=88120-44-T7\n",
            "Tracking number 00340434161094042557, order TX-4711-2026, invoice 2026/003317, total 1,249.90 EUR.\n",
            "Mit freundlichen Grüßen\nTheresa Täubner\nTel. +49 30 901820-17, Mo-Fr 9.00-17.00 Uhr\n",
            "I tried twice to reach your hotline, tapped through the menu, then the line went dead.\n",
            "--\nSent from my telephone. Please think of the trees before you print this.\n\n");

    private static final String RUSSIAN = "Добрый день, посылка так и не пришла, трек-номер RB123456785SG.\n";

    /** What is scanned. */
    @Param({"mail", "russian-mail", "misread", "hostile"})
    public String text = "";

    /** How many formats are looked for. */
    @Param({"1", "3"})
    public int formats;

    private String scanned = "";
    private CaseNumberScanner scanner = CaseNumberScanner.of(CaseNumberFormat.DEFAULT);

    /** Makes the text: mail with 50 numbers in it, nothing but misread numbers, or nothing but beginnings of numbers. */
    @Setup
    public void prepare() {
        scanned = switch (text) {
            case "mail" -> mail(LINES);
            case "russian-mail" -> mail(List.of(LINES.get(0), RUSSIAN, RUSSIAN, LINES.get(4)));
            case "misread" -> "T-2026-000042-93 ".repeat(LENGTH / 17 + 1).substring(0, LENGTH);
            default -> "T-2026-".repeat(LENGTH / 7 + 1).substring(0, LENGTH);
        };
        List<CaseNumberFormat> all = new ArrayList<>(List.of(CaseNumberFormat.DEFAULT));
        if (formats > 1) {
            all.add(CaseNumberFormat.of("HD/{yy}{MM}.{seq:4}-{check}"));
            all.add(CaseNumberFormat.of("{yyyy}{MM}{dd}{seq:4}{check:damm}"));
        }
        scanner = CaseNumberScanner.of(all);
    }

    private static String mail(List<String> lines) {
        StringBuilder mail = new StringBuilder();
        Random random = new Random(42);
        int nextNumber = 0;
        while (mail.length() < LENGTH) {
            mail.append(lines.get(random.nextInt(lines.size())));
            if (mail.length() > nextNumber) {
                mail.append("Subject: Re: [")
                        .append(CaseNumberFormat.DEFAULT.format(random.nextInt(1_000_000), NOW))
                        .append("] the parcel\n");
                nextNumber += LENGTH / 50;
            }
        }
        return mail.substring(0, LENGTH);
    }

    /** The numbers in the text. */
    @Benchmark
    public List<CaseNumberScanner.Found> scan() {
        return scanner.scan(scanned);
    }

    /** What the expression finds, unchecked. */
    @Benchmark
    public int expression() {
        int found = 0;
        Matcher matcher = EXPRESSION.matcher(scanned);
        while (matcher.find()) {
            found++;
        }
        return found;
    }
}
