using System.Security.Cryptography;
using System.Text;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Jobs;

/// <summary>Where what is typed into a posting's form is kept until it is sent.</summary>
internal static class JobDrafts
{
    /// <summary>The form's name among drafts.</summary>
    public const string Form = "job";

    /// <summary>The posting, or for a new one the employer at this tenant: who writes for two of them has two drafts.</summary>
    public static string RecordOf(CurrentCall call, Guid? jobId) => jobId?.ToString("N")
        ?? "new-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{call.TenantId:N}|{call.EmployerId:N}")))[..32];

    /// <summary>In the transaction of the command that was made from it.</summary>
    public static Task Sent(this Drafts drafts, CurrentCall call, Guid? jobId, CancellationToken ct) => drafts.Discard(Form, RecordOf(call, jobId), ct);
}
