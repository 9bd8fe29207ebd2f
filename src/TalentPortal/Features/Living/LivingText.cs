namespace TalentPortal.Features.Living;

/// <summary>Texts about life on the ground.</summary>
public sealed class LivingText;
