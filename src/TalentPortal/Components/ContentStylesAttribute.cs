namespace TalentPortal.Components;

/// <summary>Marks a public page that needs <c>content.css</c> beside the common sheet: guides, calculators, plans, housing and life.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ContentStylesAttribute : Attribute;
