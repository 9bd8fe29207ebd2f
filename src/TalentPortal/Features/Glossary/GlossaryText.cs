namespace TalentPortal.Features.Glossary;

/// <summary>Texts about the terms of the search.</summary>
public sealed class GlossaryText;
