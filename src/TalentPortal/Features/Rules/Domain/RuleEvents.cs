using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>Which version of a rule computes is another one: a version was published, or a published one taken back.</summary>
/// <param name="TenantId">Whose: the desk's computes on every site that has none of its own for the day.</param>
/// <param name="Code">Of the rule.</param>
/// <param name="EffectiveFrom">From this day on results may differ; it may lie before or after the publication.</param>
public sealed record RulePublished(Guid TenantId, string Code, DateOnly EffectiveFrom) : IPortalEvent;
