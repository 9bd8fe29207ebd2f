using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>
/// What is written about a case between its talent and whoever answers for it: how far each side has read, and who waits. One
/// row for each case that was written about; whoever changes it holds the lock on the case (<see cref="ConversationBook"/>).
/// </summary>
public sealed class Conversation : ICaseRow
{
    public const string Table = "conversations";

    /// <summary>Working days in which a message of the talent is answered.</summary>
    public const int AnswerDays = 1;

    /// <summary>How long something lies unread before a mail says so: whoever reads along needs none.</summary>
    public static readonly TimeSpan MailAfter = TimeSpan.FromMinutes(3);

    /// <summary>The least time between two such mails to one side.</summary>
    public static readonly TimeSpan MailEvery = TimeSpan.FromHours(1);

    private Conversation()
    {
    }

    /// <summary>The case's.</summary>
    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    /// <summary>Never set: employers are no party to a case.</summary>
    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    /// <summary>Number of the newest message; the first is 1.</summary>
    [Class(FieldClass.Internal)]
    public int Count { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset LastAt { get; private set; }

    /// <summary>Number up to which the talent has read.</summary>
    [Class(FieldClass.Internal)]
    public int TalentRead { get; private set; }

    /// <summary>How many of staff's messages wait for the talent.</summary>
    [Class(FieldClass.Internal)]
    public int TalentUnread { get; private set; }

    /// <summary>Since when; null while all is read.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? TalentUnreadSince { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset? TalentMailedAt { get; private set; }

    /// <summary>Number up to which whoever answers for the case has read.</summary>
    [Class(FieldClass.Internal)]
    public int StaffRead { get; private set; }

    [Class(FieldClass.Internal)]
    public int StaffUnread { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset? StaffUnreadSince { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset? StaffMailedAt { get; private set; }

    /// <summary>Since when the talent waits for an answer; null while staff had the last word.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? AnswerSince { get; private set; }

    /// <summary>The campus sees the messages behind this number: those since it took the case on.</summary>
    [Class(FieldClass.Internal)]
    public int CampusAfter { get; private set; }

    /// <summary>How far had been read when the campus took the case on; what lies between the two nobody has read yet.</summary>
    [Class(FieldClass.Internal)]
    public int ReadBeforeCampus { get; private set; }

    internal static Conversation Begin(TalentCase of) => new() { Id = of.Id, TenantId = of.TenantId, TalentUserId = of.TalentUserId };

    /// <summary>One of the sides wrote. Returns the message's number.</summary>
    public int Wrote(bool byTalent, DateTimeOffset now)
    {
        (Count, LastAt) = (Count + 1, now);
        if (byTalent)
        {
            (StaffUnread, StaffUnreadSince, AnswerSince) = (StaffUnread + 1, StaffUnreadSince ?? now, AnswerSince ?? now);
        }
        else
        {
            (TalentUnread, TalentUnreadSince, AnswerSince) = (TalentUnread + 1, TalentUnreadSince ?? now, null);
        }

        return Count;
    }

    /// <summary>A side has read up to a number.</summary>
    /// <param name="left">How many of the other side's messages lie behind it, and since when.</param>
    public void ReadUpTo(bool byTalent, int number, (int Count, DateTimeOffset? Since) left)
    {
        if (byTalent) (TalentRead, TalentUnread, TalentUnreadSince) = (Math.Max(TalentRead, number), left.Count, left.Since);
        else (StaffRead, StaffUnread, StaffUnreadSince) = (Math.Max(StaffRead, number), left.Count, left.Since);
    }

    /// <summary>The campus took the case on: what was written before is neither its to read nor to answer.</summary>
    public void PassToCampus() => (CampusAfter, ReadBeforeCampus, StaffRead, StaffUnread, StaffUnreadSince, AnswerSince) = (Count, StaffRead, Count, 0, null, null);

    /// <summary>Whoever may read all of it took the case on: what nobody had read when the campus took it on waits for them.</summary>
    /// <param name="left">The talent's messages behind <see cref="ReadBeforeCampus"/>, if some of them are such; else none.</param>
    public void PassFromCampus((int Count, DateTimeOffset? Since) left)
    {
        if (left.Count > 0) (StaffRead, StaffUnread, StaffUnreadSince, AnswerSince) = (ReadBeforeCampus, left.Count, left.Since, AnswerSince ?? left.Since);
        (CampusAfter, ReadBeforeCampus) = (0, 0);
    }

    /// <summary>Whether the other side has read a message.</summary>
    public bool IsRead(int number, bool byTalent) => byTalent ? number <= StaffRead && !(number > ReadBeforeCampus && number <= CampusAfter) : number <= TalentRead;

    public void Mailed(bool talent, DateTimeOffset now)
    {
        if (talent) TalentMailedAt = now;
        else StaffMailedAt = now;
    }

    /// <summary>Whether it is time to say by mail that something waits: once for what lies unread, and not within an hour of the last mail.</summary>
    public bool IsMailDue(bool talent, DateTimeOffset now)
    {
        var (since, mailed) = talent ? (TalentUnreadSince, TalentMailedAt) : (StaffUnreadSince, StaffMailedAt);
        return since <= now - MailAfter && (mailed is null || (mailed < since && mailed <= now - MailEvery));
    }
}
