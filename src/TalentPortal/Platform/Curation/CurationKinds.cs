namespace TalentPortal.Platform.Curation;

/// <summary>Kinds of work that others than their own feature ask for by name.</summary>
public static class CurationKinds
{
    /// <summary>Links that lead nowhere any more: public figures count them.</summary>
    public const string DeadLink = "dead-link";
}
