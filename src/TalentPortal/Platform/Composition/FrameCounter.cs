using TalentPortal.Platform.Messaging;

namespace TalentPortal.Platform.Composition;

/// <summary>How many things wait behind a link of the frame. In workspaces the number stays up to date by itself.</summary>
/// <param name="Ask">Makes the query that counts, for whoever looks at the frame.</param>
/// <param name="Key">Key of the text that says what is counted, in the texts of the link's feature: see <c>CountWords</c>.</param>
public sealed record FrameCounter(Func<IQuery<FrameCount>> Ask, string Key);

/// <summary>A number behind a link of the frame.</summary>
/// <param name="Topic">What changes it, as pages follow it; null where it does not change by itself.</param>
public sealed record FrameCount(int Value, Guid? Topic = null);
