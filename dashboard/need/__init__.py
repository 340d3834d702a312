"""Need and structure of the Kommunen: both axes, own weights, how they are drawn and worded."""
