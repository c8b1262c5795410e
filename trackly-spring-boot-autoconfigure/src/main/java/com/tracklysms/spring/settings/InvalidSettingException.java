package com.tracklysms.spring.settings;

/**
 * Exception thrown when a setting has an invalid value.
 *
 * @since 0.1.0
 */
public class InvalidSettingException extends IllegalArgumentException {

	private final String setting;

	/**
	 * Create a new {@code InvalidSettingException}.
	 * @param setting the name of the property without {@code trackly.}, such as
	 * {@code retry.max-retries}
	 * @param message the detail message, which describes valid values
	 */
	public InvalidSettingException(String setting, String message) {
		super(message);
		this.setting = setting;
	}

	/**
	 * Return the name of the setting.
	 * @return the name of the property without {@code trackly.}, such as
	 * {@code retry.max-retries}
	 */
	public String getSetting() {
		return this.setting;
	}

	static void throwUnless(boolean valid, String setting, String message) {
		if (!valid) {
			throw new InvalidSettingException(setting, message);
		}
	}

}
