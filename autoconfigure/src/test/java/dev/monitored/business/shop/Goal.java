package dev.monitored.business.shop;

/**
 * What a conversation is for.
 */
public enum Goal {

	BUY, RETURN, ASK

}
