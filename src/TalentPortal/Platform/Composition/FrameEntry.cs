using TalentPortal.Platform.Security;

namespace TalentPortal.Platform.Composition;

/// <summary>A link that a feature puts into the frame around pages.</summary>
/// <param name="Workspace">The workspace whose rail shows it; null for the public site, or for <c>me</c> where <paramref name="Href"/> begins with it.</param>
/// <param name="Href">Address relative to tenant and language: <c>jobs</c>, <c>me/applications</c>, <c>admin/jobs</c>.</param>
/// <param name="Texts">The feature's text class.</param>
/// <param name="Key">Key of the link's text.</param>
/// <param name="Icon">Name of an icon, see <c>Icons</c>.</param>
/// <param name="Permission">Shown only to those who hold it; null shows it to all who see the area.</param>
/// <param name="Order">Place among the links of the area, ascending.</param>
/// <param name="AtFoot">Stands at the foot of public pages, not in their masthead.</param>
/// <param name="Counter">What waits behind the link; null: nothing is counted.</param>
/// <param name="IsOwn">What it shows is the visitor's own: no map of the site has it.</param>
public sealed record FrameEntry(Workspace? Workspace, string Href, Type Texts, string Key, string Icon, string? Permission = null, int Order = 100, bool AtFoot = false, FrameCounter? Counter = null, bool IsOwn = false);
