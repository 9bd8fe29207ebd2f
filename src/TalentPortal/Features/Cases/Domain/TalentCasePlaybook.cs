using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>The way that a case goes: it keeps the one under which it began.</summary>
public sealed partial class TalentCase
{
    [Class(FieldClass.Internal)]
    public int PlaybookVersion { get; private set; }

    /// <summary>The organisation's own edition that the case follows; null: the portal's, by its version.</summary>
    [Class(FieldClass.Internal)]
    public Guid? PlaybookEditionId { get; private set; }

    public PlaybookEdition? Edition { get; private set; }

    /// <summary>Whether it came as far as being settled.</summary>
    public bool CanSettle => Playbook.LeadsToSettled(Stage);

    /// <summary>The way as it was when the case began, or was moved to a newer one.</summary>
    public Playbook Playbook => PlaybookEditionId is null ? Playbook.Of(PlaybookVersion) : Edition!.Book;

    /// <summary>Goes on by a newer edition of the organisation. Returns why not, or null.</summary>
    public TextKey? Follow(PlaybookEdition edition)
    {
        if (!IsOpen) return "Case_Closed";
        if (edition.Id == PlaybookEditionId) return "FollowPlaybook_Already";
        if (edition.Book.Find(Stage) is not { IsLeftOut: false }) return "FollowPlaybook_StageLeftOut";
        (PlaybookVersion, PlaybookEditionId, Edition) = (edition.BaseVersion, edition.Id, edition);
        return null;
    }
}
