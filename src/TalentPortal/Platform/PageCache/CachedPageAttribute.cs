namespace TalentPortal.Platform.PageCache;

/// <summary>
/// On a public page whose content is the same for every visitor: it may be answered from memory for up to
/// <see cref="CachedPagePolicy.Lifetime"/>. What changes it within the portal names itself to <see cref="PublicChanges"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CachedPageAttribute : Attribute;
