namespace TalentPortal.Features.Rules;

/// <summary>Two amounts against each other.</summary>
public sealed partial class RuleCompareFields
{
    private void Choose(string before, string? after)
    {
        if (after is null || after == before) return;
        Do(() =>
        {
            var sides = Node[before]!.DeepClone();
            Node.Remove(before);
            Node[after] = sides;
        });
    }
}
