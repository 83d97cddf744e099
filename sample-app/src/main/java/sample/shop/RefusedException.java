package sample.shop;

/**
 * The shop worked and had to say no. To the customer it is a failure, to the objectives
 * of the shop it is none.
 */
public abstract class RefusedException extends RuntimeException {

	protected RefusedException(String message) {
		super(message);
	}

}
