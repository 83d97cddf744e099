package dev.monitored.operation.proxy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.monitored.known.KnownValues;
import dev.monitored.label.LabelValue;
import dev.monitored.operation.recording.CallRecorder;
import dev.monitored.operation.recording.OperationRecorder;
import dev.monitored.operation.recording.ReturnType;

/**
 * The recorders of one method: one, or one for each combination of the values that its
 * arguments give to labels. Where all values are known beforehand, and there are few, so
 * are their recorders.
 */
final class LabelledCalls {

	private static final int MAX_REGISTERED = 100;

	private final OperationRecorder operation;

	private final ReturnType returnType;

	private final ParameterTag[] tags;

	private final Node root;

	/**
	 * Whether an SLO matches by one of the labels.
	 */
	private final boolean isMatched;

	/**
	 * Creates the recorders of a method.
	 * @param operation records its calls
	 * @param returnType the declared type of its results
	 * @param constants the labels that do not depend on the arguments
	 * @param tags those that do, which win
	 */
	LabelledCalls(OperationRecorder operation, ReturnType returnType, Map<String, String> constants,
			List<ParameterTag> tags) {
		this.operation = operation;
		this.returnType = returnType;
		this.tags = tags.toArray(ParameterTag[]::new);
		this.root = new Node(0, constants);
		this.isMatched = tags.stream().anyMatch((tag) -> operation.isMatchedBy(tag.key()));
		if (tags.stream()
			.mapToDouble((tag) -> tag.known().size())
			.reduce(1, (one, other) -> one * other) <= MAX_REGISTERED) {
			register(this.root, tags);
		}
	}

	/**
	 * Returns the recorder of a method whose arguments give no labels.
	 * @return the recorder, or {@code null} if there may be several
	 */
	@Nullable CallRecorder only() {
		return this.root.recorder;
	}

	private static void register(Node node, List<ParameterTag> tags) {
		if (!tags.isEmpty()) {
			ParameterTag tag = tags.get(0);
			tag.known().forEach((value) -> register(node.children.get(value), tags.subList(1, tags.size())));
		}
	}

	CallRecorder of(@Nullable Object[] arguments) {
		Node node = this.root;
		Map<String, String> folded = Map.of();
		for (ParameterTag tag : this.tags) {
			String value = tag.valueOf(arguments);
			String admitted = tag.label().admit(value);
			if (this.isMatched && value != null && admitted.equals(LabelValue.OTHER)) {
				folded = with(tag.key(), value, folded);
			}
			node = child(node, admitted);
		}
		return folded.isEmpty() ? node.recorder() : folded(node.values, folded);
	}

	private Node child(Node parent, String value) {
		Node known = parent.children.find(value);
		if (known != null) {
			return known;
		}
		this.operation.called();
		return parent.children.get(value);
	}

	private CallRecorder folded(Map<String, String> admitted, Map<String, String> folded) {
		Map<String, String> values = new HashMap<>(admitted);
		values.putAll(folded);
		return this.operation.folded(admitted, values, this.returnType);
	}

	private static Map<String, String> with(String key, String value, Map<String, String> values) {
		Map<String, String> more = new HashMap<>(values);
		more.put(key, value);
		return more;
	}

	/**
	 * The values so far, and below it those that follow.
	 */
	private final class Node {

		private final KnownValues<String, Node> children = new KnownValues<>(this::create);

		private final int depth;

		private final Map<String, String> values;

		private final @Nullable CallRecorder recorder;

		Node(int depth, Map<String, String> values) {
			this.depth = depth;
			this.values = values;
			this.recorder = (depth == LabelledCalls.this.tags.length)
					? LabelledCalls.this.operation.calls(values, LabelledCalls.this.returnType) : null;
		}

		private Node create(String value) {
			return new Node(this.depth + 1, with(LabelledCalls.this.tags[this.depth].key(), value, this.values));
		}

		CallRecorder recorder() {
			if (this.recorder == null) {
				throw new IllegalStateException("Not all labels have a value");
			}
			return this.recorder;
		}

	}

}
