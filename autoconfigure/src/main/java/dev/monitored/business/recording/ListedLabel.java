package dev.monitored.business.recording;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.monitored.known.KnownValues;
import dev.monitored.label.LabelValue;

/**
 * A label whose values the type of the parameter lists. All of them exist from the
 * beginning, the value {@value LabelValue#NONE} from the first {@code null} on.
 */
final class ListedLabel extends MeterNode {

	private final MeterNode[] nodes;

	private final KnownValues<String, MeterNode> none;

	ListedLabel(List<String> values, Function<String, MeterNode> next) {
		this.nodes = values.stream().map(next).toArray(MeterNode[]::new);
		this.none = new KnownValues<>(next);
	}

	@Override
	public MeterNode of(@Nullable Object argument) {
		if (argument instanceof Enum<?> constant) {
			return this.nodes[constant.ordinal()];
		}
		return (argument != null) ? this.nodes[((Boolean) argument) ? 1 : 0] : this.none.get(LabelValue.NONE);
	}

}
