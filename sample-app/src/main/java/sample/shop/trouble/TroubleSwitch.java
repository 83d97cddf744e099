package sample.shop.trouble;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.springframework.stereotype.Component;

/**
 * The trouble that is switched on.
 */
@Component
public class TroubleSwitch {

	private final Set<Trouble> current = Collections.synchronizedSet(EnumSet.noneOf(Trouble.class));

	/**
	 * Returns whether there is trouble of a kind.
	 * @param trouble the kind
	 * @return whether it is switched on
	 */
	public boolean has(Trouble trouble) {
		return this.current.contains(trouble);
	}

	/**
	 * Switches trouble on or off.
	 * @param trouble the kind
	 * @param on whether there is to be trouble
	 * @return whether that is a change
	 */
	boolean turn(Trouble trouble, boolean on) {
		return on ? this.current.add(trouble) : this.current.remove(trouble);
	}

	Set<Trouble> current() {
		synchronized (this.current) {
			return this.current.isEmpty() ? Set.of() : EnumSet.copyOf(this.current);
		}
	}

}
