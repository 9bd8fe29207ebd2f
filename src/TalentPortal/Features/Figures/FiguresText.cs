namespace TalentPortal.Features.Figures;

/// <summary>Texts about the figures of a service.</summary>
public sealed class FiguresText;
