package casebell.policy.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Several tests of which all, or one, must hold: flat, the cheap ones first, bits of one word fused, and what is too long for a method apart. */
final class Several implements Test {
    /** The most that stands in one method for one rule. */
    static final int LARGEST = 40;

    private final boolean isAll;
    private final List<Test> tests;
    private final int size;
    private final int price;

    private Several(boolean isAll, List<Test> tests) {
        this.isAll = isAll;
        this.tests = List.copyOf(tests);
        size = tests.stream().mapToInt(Test::size).sum();
        price = 1 + tests.stream().mapToInt(Test::price).max().orElse(0);
    }

    static Test all(List<Test> tests) {
        return of(true, tests);
    }

    static Test one(List<Test> tests) {
        return of(false, tests);
    }

    private static Test of(boolean isAll, List<Test> tests) {
        List<Test> flat = new ArrayList<>();
        for (Test test : tests) {
            for (Test each : isAll ? test.conjuncts() : test.alternatives()) {
                if (each.equals(new Fixed(!isAll))) {
                    return each;
                }
                if (!each.equals(new Fixed(isAll)) && !fuse(isAll, flat, each)) {
                    flat.add(each);
                }
                if (!flat.isEmpty() && flat.get(flat.size() - 1).equals(new Fixed(!isAll))) {
                    return new Fixed(!isAll);
                }
            }
        }
        flat.sort(Comparator.comparingInt(Test::price));
        if (flat.isEmpty()) {
            return new Fixed(isAll);
        }
        return flat.size() == 1 ? flat.get(0) : new Several(isAll, small(isAll, flat));
    }

    /** Whether it became part of one that is there. */
    private static boolean fuse(boolean isAll, List<Test> flat, Test test) {
        if (!(test instanceof Bits more)) {
            return flat.contains(test);
        }
        for (int i = 0; i < flat.size(); i++) {
            if (flat.get(i) instanceof Bits bits && bits.word() == more.word()) {
                if (isAll && bits.isExact() && more.isExact()) {
                    boolean isAtOdds = ((bits.wanted() ^ more.wanted()) & bits.mask() & more.mask()) != 0;
                    flat.remove(i);
                    flat.add(
                            isAtOdds
                                    ? new Fixed(false)
                                    : new Bits(
                                            bits.word(),
                                            bits.mask() | more.mask(),
                                            bits.wanted() | more.wanted(),
                                            false));
                    return true;
                }
                if (!isAll && (bits.isOneEnough() || bits.isOneBit()) && (more.isOneEnough() || more.isOneBit())) {
                    flat.set(i, new Bits(bits.word(), bits.mask() | more.mask(), 0, true));
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Test> small(boolean isAll, List<Test> flat) {
        List<Test> direct = new ArrayList<>();
        List<Test> group = new ArrayList<>();
        int size = 0;
        int grouped = 0;
        for (Test test : flat) {
            if (size + test.size() <= LARGEST / 2) {
                size += test.size();
                direct.add(test);
                continue;
            }
            if (grouped + test.size() > LARGEST && !group.isEmpty()) {
                direct.add(apart(isAll, group));
                group.clear();
                grouped = 0;
            }
            group.add(test);
            grouped += test.size();
        }
        if (!group.isEmpty()) {
            direct.add(apart(isAll, group));
        }
        return direct.size() > LARGEST ? small(isAll, direct) : direct;
    }

    private static Test apart(boolean isAll, List<Test> group) {
        return new Apart(group.size() == 1 ? group.get(0) : new Several(isAll, group));
    }

    List<Test> tests() {
        return tests;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int price() {
        return price;
    }

    @Override
    public List<Test> conjuncts() {
        return isAll ? tests : List.of(this);
    }

    @Override
    public List<Test> alternatives() {
        return isAll ? List.of(this) : tests;
    }

    @Override
    public void unless(Code code, Label no) {
        if (isAll) {
            tests.forEach(t -> t.unless(code, no));
        } else {
            Label yes = new Label();
            last(code, yes, no);
            code.mark(yes);
        }
    }

    private void last(Code code, Label yes, Label no) {
        tests.subList(0, tests.size() - 1).forEach(t -> t.when(code, yes));
        tests.get(tests.size() - 1).unless(code, no);
    }

    @Override
    public void when(Code code, Label yes) {
        if (isAll) {
            Label no = new Label();
            tests.forEach(t -> t.unless(code, no));
            code.go(Opcodes.GOTO, yes);
            code.mark(no);
        } else {
            tests.forEach(t -> t.when(code, yes));
        }
    }
}
