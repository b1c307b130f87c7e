package casebell.policy.engine;

import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The code of one method. Its parameters are the words of the record ({@code long[]}), the inquiry, and, when it can find rules, where their bits
 * are set ({@code long[]}).
 */
final class Code {
    private static final String INQUIRY = Type.getInternalName(Inquiry.class);
    private static final String CALCULATION = Type.getInternalName(Calculation.class);

    private final MethodVisitor method;
    private final Layout layout;
    private final Bundle bundle;
    private final Map<Integer, Integer> words;

    /**
     * @param words which words of bits stand in which variable
     */
    Code(MethodVisitor method, Layout layout, Bundle bundle, Map<Integer, Integer> words) {
        this.method = method;
        this.layout = layout;
        this.bundle = bundle;
        this.words = Map.copyOf(words);
    }

    /** Where the methods apart are written. */
    interface Bundle {
        /** The name of the class. */
        String name();

        /** The name of the method of a test. */
        String methodOf(Apart test);
    }

    void begin() {
        method.visitCode();
        words.forEach((word, variable) -> {
            at(word);
            method.visitInsn(Opcodes.LALOAD);
            method.visitVarInsn(Opcodes.LSTORE, variable);
        });
    }

    void end(int opcode) {
        method.visitInsn(opcode);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    void word(int word) {
        Integer variable = words.get(word);
        if (variable == null) {
            at(word);
            method.visitInsn(Opcodes.LALOAD);
        } else {
            method.visitVarInsn(Opcodes.LLOAD, variable);
        }
    }

    void whole(int slot) {
        at(layout.position(slot));
        method.visitInsn(Opcodes.LALOAD);
    }

    void fraction(int slot) {
        whole(slot);
        method.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Double", "longBitsToDouble", "(J)D", false);
    }

    private void at(int position) {
        method.visitVarInsn(Opcodes.ALOAD, 0);
        push(position);
    }

    void push(int number) {
        if (number >= -1 && number <= 5) {
            method.visitInsn(Opcodes.ICONST_0 + number);
        } else if (number <= Byte.MAX_VALUE) {
            method.visitIntInsn(Opcodes.BIPUSH, number);
        } else {
            method.visitIntInsn(Opcodes.SIPUSH, number);
        }
    }

    void push(long constant) {
        if (constant == 0 || constant == 1) {
            method.visitInsn(constant == 0 ? Opcodes.LCONST_0 : Opcodes.LCONST_1);
        } else {
            method.visitLdcInsn(constant);
        }
    }

    void push(double constant) {
        method.visitLdcInsn(constant);
    }

    void push(boolean holds) {
        push(holds ? 1 : 0);
    }

    void add(int opcode) {
        method.visitInsn(opcode);
    }

    void go(int opcode, Label to) {
        method.visitJumpInsn(opcode, to);
    }

    void mark(Label here) {
        method.visitLabel(here);
    }

    void calculate(String name, String descriptor) {
        method.visitMethodInsn(Opcodes.INVOKESTATIC, CALCULATION, name, descriptor, false);
    }

    void ask(Lazy lazy) {
        method.visitVarInsn(Opcodes.ALOAD, 1);
        push(lazy.part());
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, INQUIRY, lazy.isHolding() ? "holds" : "fails", "(I)Z", false);
    }

    void call(Apart test) {
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitVarInsn(Opcodes.ALOAD, 1);
        method.visitMethodInsn(Opcodes.INVOKESTATIC, bundle.name(), bundle.methodOf(test), Methods.QUESTION, false);
    }

    /** Calls a method that finds rules. */
    void find(String name) {
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitVarInsn(Opcodes.ALOAD, 1);
        method.visitVarInsn(Opcodes.ALOAD, 2);
        method.visitMethodInsn(Opcodes.INVOKESTATIC, bundle.name(), name, Methods.SEARCH, false);
    }

    /** Sets the bit of a rule. */
    void found(int rule) {
        method.visitVarInsn(Opcodes.ALOAD, 2);
        push(rule >> 6);
        method.visitInsn(Opcodes.DUP2);
        method.visitInsn(Opcodes.LALOAD);
        push(1L << rule);
        method.visitInsn(Opcodes.LOR);
        method.visitInsn(Opcodes.LASTORE);
    }
}
