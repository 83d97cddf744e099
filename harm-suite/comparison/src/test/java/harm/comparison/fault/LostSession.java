package harm.comparison.fault;

/**
 * Makes a proxy of a session's bean, the advice of which is not serializable.
 */
class LostSession extends SubclassingPostProcessor {

	LostSession() {
		super("scopedTarget.cart");
	}

}
