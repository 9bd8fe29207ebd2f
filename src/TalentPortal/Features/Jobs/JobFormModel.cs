using TalentPortal.Features.Jobs.Domain;

namespace TalentPortal.Features.Jobs;

/// <summary>What stands in a posting's form, and what its draft keeps: also which state of the posting it was written on.</summary>
public sealed class JobFormModel
{
    public JobFields Fields { get; set; } = new();

    /// <summary>The writer says that the language left untouched still says the same.</summary>
    public bool InStep { get; set; }

    /// <summary>The member of the park for which a new posting is written; chosen once.</summary>
    public Guid? For { get; set; }

    public uint Version { get; set; }

    public uint? ChangeVersion { get; set; }

    /// <summary>A fingerprint of each field as it was when the writing began: tells what the writer changed from what a colleague did.</summary>
    public Dictionary<string, string> Began { get; set; } = [];

    internal static JobFormModel Of(ViewOwnJobResult job)
    {
        var model = new JobFormModel { Fields = job.Fields with { }, For = job.For };
        model.BaseOn(job);
        return model;
    }

    /// <summary>Whether it was written on the posting as <paramref name="job"/> has it.</summary>
    internal bool IsBasedOn(ViewOwnJobResult job) => Version == job.Version && ChangeVersion == job.ChangeVersion;

    /// <summary>
    /// Goes on from the posting as it is now. What only a colleague changed is taken over, what only the writer changed
    /// stays; what both changed stays too and is answered, for the writer to choose.
    /// </summary>
    internal IReadOnlyList<JobField> Rebase(ViewOwnJobResult job)
    {
        var contested = new List<JobField>();
        var merged = Fields with { };
        foreach (var field in JobField.All)
        {
            var (mine, theirs, began) = (field.Text(Fields), field.Text(job.Fields), Began.GetValueOrDefault(field.Label));
            if (mine == theirs || JobField.Print(theirs) == began) continue;
            if (JobField.Print(mine) == began) field.Copy(merged, job.Fields);
            else contested.Add(field);
        }

        Fields = merged;
        BaseOn(job);
        return contested;
    }

    private void BaseOn(ViewOwnJobResult job)
    {
        (Version, ChangeVersion) = (job.Version, job.ChangeVersion);
        Began = JobField.All.ToDictionary(field => field.Label, field => JobField.Print(field.Text(job.Fields)), StringComparer.Ordinal);
    }
}
