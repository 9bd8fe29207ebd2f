using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.CampusHours.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Supervision.Domain;

/// <summary>
/// Finds the first messages of students, those that both sides were told would be read by whoever supervises, and no other
/// message; and seals what is said about them under the student's key.
/// </summary>
public sealed class FirstMessages(AppDb db, CurrentCall call, CaseDesk desk, PortalVault vault)
{
    public IQueryable<MessageReview> Reviews => db.Set<MessageReview>().AtTenantOf(call);

    /// <summary>Those that the caller reads: of the students whom they supervise; team leads of all. Nobody reads their own.</summary>
    public async Task<IQueryable<Message>> Mine(CancellationToken ct)
    {
        var (me, leads) = (desk.Me, desk.LeadsTeam);
        var students = (await db.CaseColleagues(call.RequiredTenant, ct)).Where(c => c.Roles.WorksIn(CaseTier.Campus) && c.UserId != me).Select(c => c.UserId).ToList();
        var (supervisions, messages) = (db.Set<CampusSupervision>().AtTenantOf(call), db.Messages.AtTenantOf(call));
        var cases = db.Cases.AtTenantOf(call).Where(c => c.ClosedAt == null && c.CampusFirst > 0);
        return messages.Where(m => m.By == CallSide.Staff && students.Contains(m.AuthorUserId)
            && (leads || supervisions.Any(s => s.ConsultantUserId == m.AuthorUserId && s.SupervisorUserId == me))
            && cases.Any(c => c.Id == m.CaseId && messages.Count(e => e.CaseId == m.CaseId && e.AuthorUserId == m.AuthorUserId && e.Number < m.Number) < c.CampusFirst));
    }

    public ValueTask<SealedText> SealComment(Guid message, Guid student, string comment, CancellationToken ct) => vault.Seal(KeyOwner.Person(student), comment.Trim(), Place(message), ct);

    /// <summary>What was said about a message; null where it is fine.</summary>
    public async Task<string?> CommentOf(MessageReview review, CancellationToken ct) =>
        review.Comment.ToBytes().Length == 0 ? null : await vault.Open(KeyOwner.Person(review.ConsultantUserId), review.Comment, Place(review.Id), ct);

    private static SealContext Place(Guid message) => new(MessageReview.Table, "comment", message);
}
