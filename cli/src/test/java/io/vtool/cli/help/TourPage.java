package io.vtool.cli.help;

import io.vtool.cli.tour.TourPart;
import io.vtool.cli.tour.TourStep;
import io.vtool.cli.tour.TourText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes vtool-tour(7) from the text that {@code vtool demo} shows. */
final class TourPage {
    private final Roff page = new Roff();

    /**
     * Writes it.
     *
     * @param version the release
     * @param date its day, as YYYY-MM-DD
     */
    String page(TourText text, String version, String date) {
        page.line(".\\\" Made from the tour's text; see CONTRIBUTING.md.");
        page.macro("TH", "VTOOL-TOUR", "7", date, "vtool " + version, "vtool manual");
        page.macro("SH", "NAME").line("vtool-tour \\- a tour through everyday problems of storage");
        page.macro("SH", "DESCRIPTION");
        parts(text.introduction());
        for (TourStep step : text.steps()) {
            page.macro("SH", step.title().toUpperCase(Locale.ROOT));
            parts(step.parts());
        }
        page.macro("SH", "SEE ALSO");
        page.prose("`vtool`(1), `vtool-check`(1), `vtool-lab`(1), `vtool-lab`(5)");
        return page.toString();
    }

    private void parts(List<TourPart> parts) {
        List<String> session = new ArrayList<>();
        boolean first = true;
        for (TourPart part : parts) {
            if (part instanceof TourPart.Paragraph paragraph) {
                show(session);
                if (!first) {
                    page.macro("PP");
                }
                page.prose(paragraph.text());
            } else if (part instanceof TourPart.Run run) {
                session.add("$ " + run.command().replace("\n", "\n> "));
                session.addAll(run.shown());
            }
            first = false;
        }
        show(session);
    }

    private void show(List<String> session) {
        if (!session.isEmpty()) {
            page.macro("PP").macro("RS", "2n").macro("EX");
            for (String shown : String.join("\n", session).split("\n", -1)) {
                String escaped = Roff.escape(shown);
                page.line(escaped.startsWith(".") ? "\\&" + escaped : escaped);
            }
            page.macro("EE").macro("RE");
            session.clear();
        }
    }
}
