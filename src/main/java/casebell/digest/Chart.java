package casebell.digest;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Paint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;

/** Draws what happened hour by hour, as a PNG of 1600 x 720 pixels: links sighted, decisions, escalations. */
final class Chart {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 720;
    private static final Paint GROUND = new Color(0x1E1F24);
    private static final Paint INK = new Color(0xE6E6EA);
    private static final Paint FAINT = new Color(0x9A9CA5);
    private static final Paint LINES = new Color(0x3A3C44);
    private static final Paint[] COLOURS = {new Color(0x6C8CF5), new Color(0x4CC38A), new Color(0xF2777A)};
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH");

    private Chart() {}

    static byte[] draw(Figures figures) {
        JFreeChart chart = ChartFactory.createBarChart(
                null, null, null, dataset(figures), PlotOrientation.VERTICAL, true, false, false);
        chart.setBackgroundPaint(GROUND);
        chart.setPadding(new RectangleInsets(28, 32, 20, 36));
        chart.clearSubtitles();
        chart.addSubtitle(heading("Cases, decisions and escalations by hour", 34, Font.BOLD, INK));
        chart.addSubtitle(heading(span(figures), 22, Font.PLAIN, FAINT));
        chart.addLegend(legend(chart));
        dress(chart.getCategoryPlot());
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ChartUtils.writeChartAsPNG(png, chart, WIDTH, HEIGHT);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("A picture could not be written to memory", e);
        }
    }

    private static DefaultCategoryDataset dataset(Figures figures) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (int i = 0; i < figures.hours().size(); i++) {
            Figures.Hour hour = figures.hours().get(i);
            Label label = new Label(i, HOUR.format(hour.begins().atZone(ZoneOffset.UTC)));
            data.addValue((double) hour.sighted(), "Cases sighted", label);
            data.addValue((double) hour.decided(), "Decisions", label);
            data.addValue((double) hour.escalated(), "Escalations", label);
        }
        return data;
    }

    private static String span(Figures figures) {
        return DAY.format(figures.from().atZone(ZoneOffset.UTC)) + " to "
                + DAY.format(figures.to().atZone(ZoneOffset.UTC)) + " UTC  ·  " + figures.open() + " open, "
                + figures.decided() + " decided, " + figures.overdue().size() + " overdue";
    }

    private static TextTitle heading(String text, int size, int style, Paint paint) {
        TextTitle title = new TextTitle(text, new Font(Font.SANS_SERIF, style, size));
        title.setPaint(paint);
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setPosition(RectangleEdge.TOP);
        title.setMargin(0, 8, 8, 0);
        return title;
    }

    private static LegendTitle legend(JFreeChart chart) {
        LegendTitle legend = new LegendTitle(chart.getPlot());
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setItemFont(new Font(Font.SANS_SERIF, Font.PLAIN, 22));
        legend.setItemPaint(INK);
        legend.setBackgroundPaint(GROUND);
        legend.setItemLabelPadding(new RectangleInsets(2, 8, 2, 28));
        return legend;
    }

    private static void dress(CategoryPlot plot) {
        plot.setBackgroundPaint(GROUND);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinePaint(LINES);
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        BarRenderer bars = new BarRenderer();
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setItemMargin(0.04);
        for (int i = 0; i < COLOURS.length; i++) {
            bars.setSeriesPaint(i, COLOURS[i]);
        }
        plot.setRenderer(bars);
        CategoryAxis hours = plot.getDomainAxis();
        hours.setTickLabelFont(new Font(Font.SANS_SERIF, Font.PLAIN, 20));
        hours.setTickLabelPaint(FAINT);
        hours.setAxisLinePaint(LINES);
        hours.setTickMarksVisible(false);
        hours.setCategoryMargin(0.25);
        NumberAxis counts = (NumberAxis) plot.getRangeAxis();
        counts.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        counts.setTickLabelFont(new Font(Font.SANS_SERIF, Font.PLAIN, 20));
        counts.setTickLabelPaint(FAINT);
        counts.setAxisLineVisible(false);
        counts.setTickMarksVisible(false);
        counts.setRange(0, Math.max(4, counts.getUpperBound()) * 1.04);
    }

    /** The label of an hour; two hours of the same name on different days stay apart. */
    private record Label(int place, String text) implements Comparable<Label> {
        @Override
        public int compareTo(Label other) {
            return Integer.compare(place, other.place);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
