using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Domain.Groups;

/// <summary>
/// The groups of a tenant, compiled so that "in or below" is two comparisons. A group whose parent is missing counts
/// as a top one. Groups in a cycle, which no rule lets come into being, lie in nothing but themselves: fail closed.
/// </summary>
public sealed class GroupTree
{
    private readonly Dictionary<GroupId, Node> _nodes;

    private GroupTree(Dictionary<GroupId, Node> nodes) => _nodes = nodes;

    /// <summary>How many groups there are.</summary>
    public int Count => _nodes.Count;

    /// <summary>Compiles a tree.</summary>
    public static GroupTree Compile(ImmutableDictionary<GroupId, GroupFacts> groups)
    {
        var nodes = new Dictionary<GroupId, Node>(groups.Count);
        foreach (var (id, facts) in groups)
        {
            nodes.Add(id, new Node(facts));
        }

        var roots = new List<Node>();
        foreach (var node in nodes.Values)
        {
            if (node.Facts.Parent is { } parentId && nodes.TryGetValue(parentId, out var parent))
            {
                parent.Children.Add(node);
            }
            else
            {
                roots.Add(node);
            }
        }

        var next = 0;
        foreach (var root in roots)
        {
            next = Visit(root, next);
        }

        foreach (var node in nodes.Values.Where(n => n.Depth == 0))
        {
            // Nobody above reaches it: it is in a cycle. It gets a number of its own and nothing below.
            node.Span = new GroupSpan(next, next);
            node.Depth = 1;
            next++;
        }

        return new GroupTree(nodes);
    }

    /// <summary>Whether this life of the group is in the tree.</summary>
    public bool Contains(GroupRef group) => TrySpan(group, out _);

    /// <summary>The life that now has an id.</summary>
    public bool TryFind(GroupId id, out GroupRef group)
    {
        var found = _nodes.TryGetValue(id, out var node);
        group = found ? new GroupRef(id, node!.Facts.Incarnation) : default;
        return found;
    }

    /// <summary>Whether a group is another one or lies below it (E2.2); false when either life is gone.</summary>
    public bool IsWithin(GroupRef group, GroupRef ancestor) =>
        TrySpan(group, out var inner)
        && TrySpan(ancestor, out var outer)
        && inner.First >= outer.First
        && inner.First <= outer.Last;

    /// <summary>Levels from the tenant down to the group: 1 for a top group, 0 for an unknown one.</summary>
    public int Depth(GroupId id) => _nodes.TryGetValue(id, out var node) ? node.Depth : 0;

    /// <summary>Levels of the subtree: 1 for a group with nothing below, 0 for an unknown one.</summary>
    public int Height(GroupId id)
    {
        if (!_nodes.TryGetValue(id, out var top))
        {
            return 0;
        }

        var deepest = top.Depth;
        foreach (var node in _nodes.Values)
        {
            if (node.Span.First >= top.Span.First && node.Span.First <= top.Span.Last)
            {
                deepest = Math.Max(deepest, node.Depth);
            }
        }

        return deepest - top.Depth + 1;
    }

    /// <summary>Whether there are groups directly below.</summary>
    public bool HasChildren(GroupId id) => _nodes.TryGetValue(id, out var node) && node.Children.Count > 0;

    /// <summary>The range of a life of a group.</summary>
    internal bool TrySpan(GroupRef group, out GroupSpan span)
    {
        if (_nodes.TryGetValue(group.Id, out var node) && node.Facts.Incarnation == group.Incarnation)
        {
            span = node.Span;
            return true;
        }

        span = default;
        return false;
    }

    // An explicit stack: a tree read from a store may be deeper than the limit that our rules keep.
    private static int Visit(Node root, int next)
    {
        root.Depth = 1;
        root.Span = new GroupSpan(next++, 0);
        var open = new Stack<(Node Node, int Child)>();
        open.Push((root, 0));
        while (open.TryPop(out var step))
        {
            if (step.Child < step.Node.Children.Count)
            {
                open.Push((step.Node, step.Child + 1));
                var child = step.Node.Children[step.Child];
                child.Depth = step.Node.Depth + 1;
                child.Span = new GroupSpan(next++, 0);
                open.Push((child, 0));
            }
            else
            {
                step.Node.Span = step.Node.Span with { Last = next - 1 };
            }
        }

        return next;
    }

    private sealed class Node(GroupFacts facts)
    {
        public GroupFacts Facts { get; } = facts;

        public List<Node> Children { get; } = [];

        public GroupSpan Span { get; set; }

        public int Depth { get; set; }
    }
}
