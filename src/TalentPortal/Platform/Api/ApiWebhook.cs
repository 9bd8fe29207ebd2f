namespace TalentPortal.Platform.Api;

/// <summary>A message that the portal sends by itself, as the interface's description shows it. Features register theirs as services.</summary>
/// <param name="Name">What happened: <c>posting.published</c>.</param>
/// <param name="Payload">Type of the body.</param>
/// <param name="Example">One such body.</param>
public sealed record ApiWebhook(string Name, string Summary, string Description, Type Payload, object Example);
